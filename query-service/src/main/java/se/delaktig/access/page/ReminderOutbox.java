package se.delaktig.access.page;

import com.mongodb.client.MongoClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.delaktig.personregister.Contacts;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonRegister;

/** Where reminders are put, and to whom they go. */
@Component
public class ReminderOutbox {
  private final Outbox outbox;
  private final Contacts contacts;
  private final String pages;

  ReminderOutbox(
      MongoClient mongo,
      PersonRegister register,
      @Value("${delaktig.register.database:delaktig_register}") String database,
      @Value("${delaktig.public-url:http://localhost:8080}") String pages) {
    this.outbox = Outbox.on(mongo.getDatabase(database), register);
    this.contacts = register.contacts();
    this.pages = pages.replaceAll("/+$", "");
  }

  public Outbox outbox() {
    return outbox;
  }

  public Contacts contacts() {
    return contacts;
  }

  /**
   * Whether it makes sense to remind: a server takes the mail, or a demonstration shows it. Mail
   * that waited for a server to be set would all go out at once that day.
   */
  public boolean goesOut(boolean invented) {
    return invented || outbox.sends(Outbox.Channel.MAIL);
  }

  /** An address among the pages, as a mail gives it. */
  public String at(String path) {
    return pages + path;
  }

  /** Where somebody says yes or no without signing in. */
  public String choice(Contacts.Contact contact) {
    return at("/paminnelse/" + contact.code());
  }
}
