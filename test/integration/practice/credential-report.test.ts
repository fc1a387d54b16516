import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  type IAMClient,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { practice, refusal } from './practice-fixture.ts';

const hour = 60 * 60 * 1000;

async function reportOf(iam: IAMClient): Promise<Record<string, string>[]> {
  await iam.send(new GenerateCredentialReportCommand({}));
  const { Content, ReportFormat } = await iam.send(new GetCredentialReportCommand({}));
  expect(ReportFormat).toBe('text/csv');
  const [header = '', ...rows] = Buffer.from(Content ?? [])
    .toString()
    .split('\n');
  const columns = header.split(',');
  expect(columns).toHaveLength(22);
  return rows.map((row) =>
    Object.fromEntries(row.split(',').map((cell, index) => [columns[index] ?? '', cell])),
  );
}

describe('the credential report', () => {
  test('has the root user first, then every user with what it has', async () => {
    const { iam, account, now, advance } = practice();
    await iam.send(new CreateUserCommand({ UserName: 'Bob' }));
    await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/team/' }));
    await iam.send(new CreateLoginProfileCommand({ UserName: 'ann', Password: 'Correct-Horse-7' }));
    await iam.send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 30 }));
    advance(hour);
    await iam.send(new UpdateLoginProfileCommand({ UserName: 'ann', Password: 'Battery-Staple-8' }));
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
    account.recordKeyUse(key?.AccessKeyId ?? '', 's3', 'eu-central-1', now());
    await iam.send(
      new UpdateAccessKeyCommand({ UserName: 'ann', AccessKeyId: key?.AccessKeyId, Status: 'Inactive' }),
    );

    const [root, ann, bob] = await reportOf(iam);

    expect(root).toMatchObject({ user: '<root_account>', password_enabled: 'not_supported' });
    expect(ann).toMatchObject({
      user: 'ann',
      arn: 'arn:aws:iam::123456789012:user/team/ann',
      user_creation_time: '2026-03-02T10:00:05+00:00',
      password_enabled: 'true',
      password_last_used: 'no_information',
      password_last_changed: '2026-03-02T11:00:05+00:00',
      password_next_rotation: '2026-04-01T11:00:05+00:00',
      mfa_active: 'false',
      access_key_1_active: 'false',
      access_key_1_last_rotated: '2026-03-02T11:00:05+00:00',
      access_key_1_last_used_date: '2026-03-02T11:00:05+00:00',
      access_key_1_last_used_region: 'eu-central-1',
      access_key_1_last_used_service: 's3',
      access_key_2_active: 'false',
      access_key_2_last_rotated: 'N/A',
      cert_1_active: 'false',
    });
    expect(bob).toMatchObject({
      user: 'Bob',
      password_enabled: 'false',
      password_last_used: 'N/A',
      password_last_changed: 'N/A',
      access_key_1_last_rotated: 'N/A',
    });
  });

  test('is made in the background', async () => {
    const { iam, advance } = practice({ reportMs: 5000 });
    expect(await refusal(iam.send(new GetCredentialReportCommand({})))).toMatchObject({ status: 410 });
    const started = await iam.send(new GenerateCredentialReportCommand({}));
    expect(started).toMatchObject({ State: 'STARTED' });
    expect(await iam.send(new GenerateCredentialReportCommand({}))).toMatchObject({ State: 'INPROGRESS' });
    expect(await refusal(iam.send(new GetCredentialReportCommand({})))).toMatchObject({ status: 404 });
    advance(5000);
    expect(await iam.send(new GenerateCredentialReportCommand({}))).toMatchObject({ State: 'COMPLETE' });
    const { GeneratedTime } = await iam.send(new GetCredentialReportCommand({}));
    expect(GeneratedTime).toEqual(new Date('2026-03-02T10:00:05Z'));
  });

  test('stays as it is for four hours, and then has to be made anew', async () => {
    const { iam, advance } = practice();
    expect(await reportOf(iam)).toHaveLength(1);
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    advance(4 * hour - 1);
    expect(await reportOf(iam)).toHaveLength(1);
    advance(1);
    expect(await refusal(iam.send(new GetCredentialReportCommand({})))).toMatchObject({ status: 410 });
    expect(await reportOf(iam)).toHaveLength(2);
  });
});
