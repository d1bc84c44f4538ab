package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.Contacts.Contact;
import se.delaktig.project.event.ProjectId;

/** Nobody is reminded who has not said yes, and whoever says no is left alone. */
class ContactsTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final Instant NOW = Instant.parse("2019-11-18T08:00:00Z");
  private static final String ACCOUNT = "issuer|4711";

  private static TestServers server;
  private static int databases;

  @TempDir Path folder;
  private MongoDatabase database;
  private PersonRegister register;
  private Contacts contacts;

  @BeforeAll
  static void start() {
    server = TestServers.inMemory();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    database = server.client().getDatabase("contacts" + databases++);
    register = PersonRegister.open(database, MasterKeys.open(folder.resolve("keys")));
    contacts = register.contacts();
  }

  @Test
  void an_account_is_reminded_once_its_address_has_been_confirmed_by_the_code() {
    Contact said = contacts.say(ACCOUNT, "karin@example.org", "+46701740605", "sv");
    assertThat(said.confirmed()).isNull();
    assertThat(contacts.accounts()).isEmpty();

    contacts.confirm("another code", NOW);
    assertThat(contacts.accounts()).isEmpty();
    contacts.confirm(said.code(), NOW);

    Contact known = contacts.accounts().getFirst();
    assertThat(known.account()).isEqualTo(ACCOUNT);
    assertThat(known.email()).isEqualTo("karin@example.org");
    assertThat(known.mobile()).isEqualTo("+46701740605");
    assertThat(known.confirmed()).isEqualTo(NOW);
  }

  @Test
  void another_address_is_confirmed_anew_by_another_code_and_the_same_one_is_not() {
    Contact first = contacts.say(ACCOUNT, "karin@example.org", null, "sv");
    contacts.confirm(first.code(), NOW);

    Contact same = contacts.say(ACCOUNT, "karin@example.org", "+46701740605", "en");
    assertThat(same.code()).isEqualTo(first.code());
    assertThat(same.confirmed()).isEqualTo(NOW);

    Contact other = contacts.say(ACCOUNT, "nagon.annan@example.org", null, "sv");
    assertThat(other.confirmed()).isNull();
    assertThat(contacts.byCode(first.code())).isEmpty();
    contacts.confirm(first.code(), NOW);
    assertThat(contacts.accounts()).isEmpty();
  }

  @Test
  void whoever_says_no_is_not_reminded_until_they_say_yes_again() {
    Contact said = contacts.say(ACCOUNT, "karin@example.org", null, "sv");
    contacts.confirm(said.code(), NOW);

    contacts.decline(said.code(), NOW);
    assertThat(contacts.accounts()).isEmpty();
    contacts.confirm(said.code(), NOW.plusSeconds(1));
    assertThat(contacts.accounts()).hasSize(1);

    contacts.forget(ACCOUNT);
    assertThat(contacts.ofAccount(ACCOUNT)).isEmpty();
  }

  @Test
  void a_person_says_no_by_a_code_of_their_own_that_goes_with_the_person() {
    PersonId marie = new PersonId("marie");
    Contact known = contacts.ofPerson(PROJECT, marie, "sv");
    assertThat(contacts.ofPerson(PROJECT, marie, "sv").code()).isEqualTo(known.code());

    contacts.decline(known.code(), NOW);
    assertThat(contacts.ofPerson(PROJECT, marie, "sv").declined()).isEqualTo(NOW);
    assertThat(contacts.accounts()).isEmpty();

    register.erase(PROJECT, marie);
    assertThat(contacts.byCode(known.code())).isEmpty();
  }

  @Test
  void nothing_that_is_said_lies_open_and_new_master_keys_open_it() {
    Contact said = contacts.say(ACCOUNT, "karin@example.org", "+46701740605", "sv");

    for (Document document : database.getCollection("contacts").find()) {
      assertThat(document.toJson())
          .doesNotContain("karin", "46701740605", said.code(), ACCOUNT, "4711");
    }
    register.rotateKeys();
    assertThat(contacts.ofAccount(ACCOUNT).orElseThrow().email()).isEqualTo("karin@example.org");
    assertThat(said.toString()).isEqualTo("Contact[masked]");
  }
}
