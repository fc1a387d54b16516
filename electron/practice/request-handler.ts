import { type HttpHandler, type HttpRequest, HttpResponse } from '@smithy/protocol-http';
import { answerRequest } from './exchange.ts';
import type { Caller } from './operation.ts';
import type { PracticeAccount } from './practice-account.ts';

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('The practice account takes requests whose body is text or bytes.');
}

/**
 * A `requestHandler` with which the AWS SDK's IAMClient and STSClient speak to a practice account in
 * process, through their own serializers, signers and retries and without a socket. A call that its abort
 * signal ended before it was begun is not made; one that has begun takes effect, as on AWS. A key that
 * the account did not issue is the administrator's, or whose `stranger` says.
 */
export function practiceRequestHandler(account: PracticeAccount, stranger?: Caller): HttpHandler {
  return {
    metadata: { handlerProtocol: 'practice' },
    async handle(request: HttpRequest, options) {
      const signal = options?.abortSignal;
      if (signal?.aborted === true) throw abortError();
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const { method, path } = request;
      const signed = { method, path, headers, body: bytesOf(request.body) };
      const answer = await answerRequest(account, signed, stranger);
      const response = new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers },
        body: Buffer.from(answer.body),
      });
      return { response };
    },
    updateHttpClientConfig() {
      // There is no HTTP client to be configured.
    },
    httpHandlerConfigs: () => ({}),
    destroy() {
      // Nothing is held open.
    },
  };
}

function abortError(): Error {
  const error = new Error('Request aborted');
  error.name = 'AbortError';
  return error;
}
