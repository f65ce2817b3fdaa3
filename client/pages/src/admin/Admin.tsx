import { Activity, DoorOpen, KeyRound, Monitor, Plug, Send, Users } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppShell } from "../app/AppShell";
import { QueryProvider } from "../app/query";
import { useOwnNotifications } from "../app/useOwnNotifications";
import { Button } from "../design/Button";
import { Card } from "../design/Card";
import { Tabs, type Tab } from "../design/Tabs";
import styles from "./Admin.module.css";
import { ConnectionList } from "./connections/ConnectionList";
import { EventList } from "./events/EventList";
import { KeyList } from "./keys/KeyList";
import { Figures } from "./overview/Figures";
import { PeopleList } from "./people/PeopleList";
import { RoomList } from "./rooms/RoomList";
import { ScreenWall } from "./screens/ScreenWall";
import { SHOWN, shownPart, type Part } from "./part";
import { TestEvent } from "./test-event/TestEvent";

const PANELS: Record<Part, { icon: ReactNode; panel: ReactNode }> = {
  events: { icon: <Activity aria-hidden="true" />, panel: <EventList /> },
  connections: { icon: <Plug aria-hidden="true" />, panel: <ConnectionList /> },
  screens: { icon: <Monitor aria-hidden="true" />, panel: <ScreenWall /> },
  rooms: { icon: <DoorOpen aria-hidden="true" />, panel: <RoomList /> },
  people: { icon: <Users aria-hidden="true" />, panel: <PeopleList /> },
  keys: { icon: <KeyRound aria-hidden="true" />, panel: <KeyList /> },
};

/** How the service is, and what an administrator can do about it. */
export function Admin() {
  return (
    <QueryProvider>
      <Desk />
    </QueryProvider>
  );
}

function Desk() {
  const { t } = useTranslation("admin");
  const [part, setPart] = useState<Part>(() => shownPart(location.hash));
  const [testing, setTesting] = useState(false);
  useOwnNotifications();
  const show = (next: Part) => {
    setPart(next);
    history.replaceState(null, "", `#${next}`);
  };
  const tabs = SHOWN.map((value): Tab<Part> => ({ value, label: t(`parts.${value}`), ...PANELS[value] }));
  return (
    <AppShell page="admin">
      <div className={styles.page}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t("title")}</h1>
          <Button look="primary" onClick={() => setTesting(true)}>
            <Send aria-hidden="true" />
            {t("testEvent.open")}
          </Button>
        </header>
        <Figures />
        <Card padding="bare">
          <Tabs label={t("parts.label")} value={part} tabs={tabs} onChange={show} />
        </Card>
        <TestEvent open={testing} onOpenChange={setTesting} />
      </div>
    </AppShell>
  );
}
