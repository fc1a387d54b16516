import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { useEffect, useRef } from 'react';

/** The device works: what that means for the user. */
export function DeviceAssigned({ userName, serialNumber }: { userName: string; serialNumber: string }) {
  const alert = useRef<AlertProps.Ref>(null);
  useEffect(() => alert.current?.focus(), []);
  return (
    <Alert ref={alert} type="success" header="Virtual MFA device assigned">
      <p>
        {userName} is asked for a code of this device at every sign-in to the console from now on. Wait for
        the app’s next code before the first sign-in: AWS takes each code only once.
      </p>
      <Box variant="small" color="inherit">
        {serialNumber}
      </Box>
    </Alert>
  );
}
