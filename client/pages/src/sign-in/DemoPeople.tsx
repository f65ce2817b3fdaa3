import type { wire } from "@ridgecast/client";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../design/Avatar";
import { Badge } from "../design/Badge";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import styles from "./DemoPeople.module.css";
import { demoPeople, signInAs } from "./session";

const SHOWN = 8;
const ROLES = ["admin", "coach"] as const;

/** The people of the demo, each a button. Those with a role come first. */
export function DemoPeople({ next }: { next: string }) {
  const { t } = useTranslation(["sign-in", "common"]);
  const [people, setPeople] = useState<readonly wire.DemoPerson[]>();
  const [wish, setWish] = useState("");
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    demoPeople().then(setPeople, (error: Error) => setProblem(error.message));
  }, []);

  const enter = (person: wire.DemoPerson) => {
    signInAs(person.userId).then(
      () => location.assign(next),
      (error: Error) => setProblem(error.message),
    );
  };

  if (problem !== undefined) return <p role="alert">{t("refused", { detail: problem })}</p>;
  if (people === undefined) return <Loading />;
  if (people.every((person) => person.roles.length > 0)) {
    return (
      <>
        <List people={people} enter={enter} />
        <EmptyState compact title={t("demo.emptyTitle")}>
          {t("demo.emptyText")} <code>ridgecast demo</code>
        </EmptyState>
      </>
    );
  }
  const found = people.filter((person) => person.name.toLocaleLowerCase().includes(wish.trim().toLocaleLowerCase()));
  const ordered = [...found].sort((a, b) => b.roles.length - a.roles.length);
  return (
    <>
      <p className={styles.hint}>{t("demo.hint")}</p>
      <label className={styles.search}>
        <Search aria-hidden="true" />
        <span className="unseen">{t("demo.search")}</span>
        <input type="search" placeholder={t("demo.search")} value={wish} onChange={(event) => setWish(event.target.value)} />
      </label>
      <List people={ordered.slice(0, SHOWN)} enter={enter} />
      <p className={styles.more} role="status">
        {ordered.length === 0 ? t("demo.nobody") : ordered.length > SHOWN && t("demo.more", { count: ordered.length - SHOWN })}
      </p>
    </>
  );
}

function List({ people, enter }: { people: readonly wire.DemoPerson[]; enter: (person: wire.DemoPerson) => void }) {
  const { t } = useTranslation(["sign-in", "common"]);
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.userId}>
          <button type="button" className={styles.person} onClick={() => enter(person)}>
            <Avatar userId={person.userId} name={person.name} />
            <span className={styles.name}>{person.name}</span>
            {ROLES.filter((role) => person.roles.includes(role)).map((role) => (
              <Badge key={role} tone="accent">
                {t(`common:account.roles.${role}`)}
              </Badge>
            ))}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Loading() {
  return (
    <div className={styles.people} aria-busy="true">
      {Array.from({ length: SHOWN }, (_, row) => (
        <Skeleton key={row} height="3.5rem" />
      ))}
    </div>
  );
}
