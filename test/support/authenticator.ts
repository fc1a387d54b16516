import jsQR from 'jsqr';
import { TOTP, URI } from 'otpauth';
import { PNG } from 'pngjs';

/** What an authenticator app makes of a QR code in a picture of the screen. */
export function scanQrCode(screenshot: Buffer): TOTP {
  const { data, width, height } = PNG.sync.read(screenshot);
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  if (found === null) throw new Error('There is no QR code in the picture.');
  const entry = URI.parse(found.data);
  if (!(entry instanceof TOTP)) throw new Error('The QR code is not one of a time-based device.');
  return entry;
}

/** An entry that was typed from its secret key. */
export function entryOf(secretKey: string): TOTP {
  return new TOTP({ secret: secretKey });
}

/** Two codes in a row, the second being the one that the app shows now; `offset` 30 s steps away from that. */
export function twoCodes(entry: TOTP, offset = 0): [string, string] {
  const now = Date.now() + offset * 30_000;
  return [entry.generate({ timestamp: now - 30_000 }), entry.generate({ timestamp: now })];
}
