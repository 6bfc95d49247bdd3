import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { ReportDialog } from '../../../features/reports/ReportDialog.tsx';
import type { WindowApp } from '../../create-window-app.ts';

interface Props {
  readonly app: WindowApp;
  readonly onClose: () => void;
}

/** Reports a player whom you choose: those who are here, and those who left a moment ago. */
export function LobbyReport({ app, onClose }: Props): ReactNode {
  const left = useStore(app.reports.store, (state) => state.left);
  const ownId = useStore(app.lobby.store, (state) => state.ownId);
  const participants = useStore(app.lobby.store, (state) => state.participants);
  const here = participants.filter(({ id }) => id !== ownId).map(({ id, name }) => ({ id, name, hasLeft: false }));
  // Those who can be chosen stay while the dialog is open.
  const [people] = useState([...left, ...here]);
  return <ReportDialog people={people} onReport={app.reports.controller.report} onClose={onClose} />;
}
