import QRCode from 'qrcode';

const margin = 2;
const wantedPixels = 280;

/** A text as a QR code: the data URL of a PNG about 280 px wide, with whole pixels for each module. */
export async function qrCodeUrl(text: string): Promise<string> {
  const errorCorrectionLevel = 'M';
  const { size } = QRCode.create(text, { errorCorrectionLevel }).modules;
  const scale = Math.max(3, Math.round(wantedPixels / (size + 2 * margin)));
  return QRCode.toDataURL(text, { errorCorrectionLevel, margin, scale, type: 'image/png' });
}
