import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Partition } from '../../../shared/accounts/account-key.ts';
import {
  ownCredentialsPolicy,
  requireMfaPolicy,
} from '../../../shared/rules/policy-templates/own-credentials.ts';
import { emptyPolicy, readOnlyPolicy } from '../../../shared/rules/policy-templates/read-only.ts';
import { ExternalLink } from '../external-link.tsx';
import { useServices, type Service } from './services.ts';

const templates = [
  { value: 'empty', label: 'Empty', description: 'One statement, to be filled in.' },
  {
    value: 'read-only',
    label: 'Read-only access to a service',
    description: 'Everything that lists and reads in one service.',
  },
  {
    value: 'own-credentials',
    label: 'Own credentials',
    description: 'Users manage their own password, access keys and MFA devices.',
  },
  {
    value: 'mfa',
    label: 'Own credentials, all else only with MFA',
    description: 'As AWS documents it: without MFA nothing but assigning a device works.',
  },
  {
    value: 'mfa-password',
    label: 'Own credentials and a new password, all else only with MFA',
    description: 'As above, but a password can be changed without MFA, as at the first sign-in.',
  },
] as const;

type Template = (typeof templates)[number]['value'];

interface PolicyTemplatesProps {
  partition: Partition;
  onUse: (document: string) => void;
}

/** Documents to begin with. */
export function PolicyTemplates({ partition, onUse }: PolicyTemplatesProps) {
  const [template, setTemplate] = useState<Template>('empty');
  const [service, setService] = useState<Service>();
  const services = useServices(template === 'read-only');
  const option = templates.find(({ value }) => value === template) ?? templates[0];
  const document = documentOf(template, partition, service);
  return (
    <SpaceBetween size="s">
      <div className="template-row">
        <FormField label="Template">
          <Select
            selectedOption={option}
            options={templates}
            onChange={({ detail }) =>
              setTemplate(
                templates.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'empty',
              )
            }
          />
        </FormField>
        {template === 'read-only' && (
          <FormField label="Service">
            <Select
              placeholder="Choose a service"
              selectedOption={service === undefined ? null : optionOf(service)}
              options={(services.data ?? []).map(optionOf)}
              statusType={services.isPending ? 'loading' : 'finished'}
              loadingText="Loading the services"
              filteringType="auto"
              filteringPlaceholder="Find a service"
              filteringAriaLabel="Find a service"
              empty="No services"
              noMatch="No service has this name"
              onChange={({ detail }) =>
                setService(services.data?.find(({ prefix }) => prefix === detail.selectedOption.value))
              }
            />
          </FormField>
        )}
        <Button disabled={document === undefined} onClick={() => document !== undefined && onUse(document)}>
          Use template
        </Button>
      </div>
      {template === 'read-only' && service !== undefined && service.notReading.length > 0 && (
        <Alert type="warning">
          In {service.name} these patterns also cover actions that AWS does not class as reading:{' '}
          {service.notReading.join(', ')}. Deny or leave out what is not wanted.
        </Alert>
      )}
      {(template === 'mfa' || template === 'mfa-password') && <MfaAlert withPassword={template !== 'mfa'} />}
    </SpaceBetween>
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html */
function MfaAlert({ withPassword }: { withPassword: boolean }) {
  const link = (
    <ExternalLink href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html">
      Learn more
    </ExternalLink>
  );
  return withPassword ? (
    <Alert type="info">
      Whoever has a user’s password can change it without MFA. AWS does not recommend it; it is the way to let
      new users replace their first password themselves. {link}
    </Alert>
  ) : (
    <Alert type="warning" header="Users who must create a new password at next sign-in are locked out">
      This policy denies iam:ChangePassword until the user has signed in with MFA, and the new password is
      asked for before that. Do not require a new password, give the users this policy after their first
      sign-in, or use the next template. {link}
    </Alert>
  );
}

function optionOf({ prefix, name }: Service): { value: string; label: string; description: string } {
  return { value: prefix, label: name, description: prefix };
}

function documentOf(
  template: Template,
  partition: Partition,
  service: Service | undefined,
): string | undefined {
  switch (template) {
    case 'empty':
      return emptyPolicy;
    case 'read-only':
      return service && readOnlyPolicy(service.prefix, service.verbs);
    case 'own-credentials':
      return ownCredentialsPolicy(partition);
    case 'mfa':
      return requireMfaPolicy(partition, { passwordWithoutMfa: false });
    case 'mfa-password':
      return requireMfaPolicy(partition, { passwordWithoutMfa: true });
  }
}
