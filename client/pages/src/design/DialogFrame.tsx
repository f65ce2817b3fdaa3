import { X } from "lucide-react";
import { Close, Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import type { DialogFrameProps } from "./Dialog";
import styles from "./Dialog.module.css";
import { classes } from "./classes";

export default function DialogFrame(props: DialogFrameProps) {
  const { open, onOpenChange, title, heading, description, place = "centre", opener, children } = props;
  const { t } = useTranslation("common");
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Portal>
        <Overlay className={styles.scrim} />
        <Content
          className={classes(styles.content, styles[place])}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <header className={styles.head}>
            <Title className={heading === undefined ? styles.title : "unseen"}>{title}</Title>
            {heading}
            <Close asChild>
              <Button look="quiet" icon className={styles.close} aria-label={t("close")}>
                <X aria-hidden="true" />
              </Button>
            </Close>
          </header>
          {description !== undefined && <Description className={styles.description}>{description}</Description>}
          <div className={styles.body}>{children}</div>
        </Content>
      </Portal>
    </Root>
  );
}
