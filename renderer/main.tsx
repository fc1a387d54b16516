import './jitless-zod.ts';
import '@cloudscape-design/global-styles/index.css';
import './gatehouse.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followSystemMode } from './system-mode.ts';

followSystemMode();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id “root”.');
createRoot(root).render(<App api={window.gatehouse} />);
