import { z } from 'zod';

// Before any schema is made: compiled parsers need `Function`, which the content security policy forbids.
z.config({ jitless: true });
