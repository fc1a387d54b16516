/** A way in which a secret can lie in a file, as the bytes to look for. */
export interface SecretForm {
  name: string;
  bytes: Buffer;
}

/** Every form in which a careless program could have written a secret; equal forms once. */
export function formsOf(secret: string): SecretForm[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const utf16 = Buffer.from(secret, 'utf16le');
  const forms: SecretForm[] = [
    { name: 'clear', bytes: utf8 },
    { name: 'UTF-16 little-endian', bytes: utf16 },
    { name: 'UTF-16 big-endian', bytes: Buffer.from(utf16).swap16() },
    { name: 'hexadecimal', bytes: Buffer.from(utf8.toString('hex')) },
    { name: 'percent', bytes: Buffer.from(encodeURIComponent(secret)) },
    { name: 'form', bytes: Buffer.from(new URLSearchParams({ a: secret }).toString().slice(2)) },
    { name: 'JSON', bytes: Buffer.from(JSON.stringify(secret).slice(1, -1)) },
    { name: 'XML', bytes: Buffer.from(xmlText(secret)) },
    ...base64Forms(utf8, 'base64'),
    ...base64Forms(utf8, 'base64url'),
    ...base64Forms(utf16, 'base64').map(({ name, bytes }) => ({ name: `UTF-16 ${name}`, bytes })),
  ];
  return forms.filter(({ bytes }, at) => forms.findIndex((one) => one.bytes.equals(bytes)) === at);
}

function xmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/**
 * Base64 of longer text that the secret is a part of: three alignments, without the characters at either end that
 * its neighbours have a share in.
 */
function base64Forms(secret: Buffer, encoding: 'base64' | 'base64url'): SecretForm[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), secret])
      .toString(encoding)
      .replaceAll('=', '');
    const whole = encoded.slice(0, Math.floor(((before + secret.length) * 8) / 6));
    return {
      name: `${encoding} at offset ${before}`,
      bytes: Buffer.from(whole.slice(Math.ceil((before * 8) / 6))),
    };
  });
}
