package se.delaktig.hours.handling;

import java.util.Optional;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.personregister.Outbox.Posted;

/** Hands one mail to a mail server, or one text message to a gateway. */
interface MailTransport {
  /**
   * Sends it now.
   *
   * @return empty when the server has taken it; otherwise why not
   */
  Optional<Failure> send(Posted posted, Mail mail);

  /**
   * Why a mail did not go.
   *
   * @param last whether trying again is of no use
   * @param everyMail whether any other mail would fail in the same way now
   */
  record Failure(Fault fault, boolean last, boolean everyMail) {}
}
