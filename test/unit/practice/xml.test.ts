import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorBody, escapeXml, Moment, successBody } from '../../../electron/practice/xml.ts';

describe('an answer in XML', () => {
  test('has the envelope of awsQuery', () => {
    const result = {
      Text: 'a',
      Number: 1,
      Flag: false,
      Date: new Moment(Date.parse('2026-03-02T10:00:05.999Z')),
      Bytes: Buffer.from('seed'),
      List: [{ Key: 'k' }, 'plain'],
      None: [],
      Map: new Map([['Users', 3]]),
      Missing: undefined,
    };

    expect(successBody('https://ns/', 'DoIt', result, 'id-1')).toBe(
      '<DoItResponse xmlns="https://ns/"><DoItResult>' +
        '<Text>a</Text><Number>1</Number><Flag>false</Flag><Date>2026-03-02T10:00:05Z</Date><Bytes>c2VlZA==</Bytes>' +
        '<List><member><Key>k</Key></member><member>plain</member></List><None/>' +
        '<Map><entry><key>Users</key><value>3</value></entry></Map>' +
        '</DoItResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></DoItResponse>',
    );
  });

  test('has no result where the operation gives none', () => {
    expect(successBody('https://ns/', 'DoIt', undefined, 'id-1')).toBe(
      '<DoItResponse xmlns="https://ns/"><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></DoItResponse>',
    );
  });

  test.for([
    [400, 'Sender'],
    [409, 'Sender'],
    [500, 'Receiver'],
  ] as const)('that is an error of status %i blames the %s', ([status, type]) => {
    expect(errorBody('https://ns/', { code: 'Bad', status, message: '<a> & "b"' }, 'id-1')).toBe(
      `<ErrorResponse xmlns="https://ns/"><Error><Type>${type}</Type><Code>Bad</Code><Message>&lt;a&gt; &amp; &quot;b&quot;</Message></Error><RequestId>id-1</RequestId></ErrorResponse>`,
    );
  });
});

describe('text in XML', () => {
  test('keeps line ends and tabs, and replaces what XML cannot carry', () => {
    expect(escapeXml("a\r\n\tb'\u0000\u000b\u001f\ufffe\ud800c")).toBe(
      'a&#xD;&#xA;&#x9;b&apos;\ufffd\ufffd\ufffd\ufffd\ufffdc',
    );
  });

  test('can neither begin a tag nor end one, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"'\r\n\t]/);
        expect(escaped.replace(/&(amp|lt|gt|quot|apos|#x[D9A]);/g, '')).not.toContain('&');
      }),
    );
  });
});
