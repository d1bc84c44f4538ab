package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static se.delaktig.personregister.TestNumbers.number;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;

/** What the register promises, on whichever server it stands. */
abstract class PersonRegisterContract {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final ProjectId OTHER = new ProjectId("2018-00001");

  @TempDir Path folder;
  MongoDatabase database;
  MasterKeys keys;
  PersonRegister register;

  abstract MongoDatabase emptyDatabase();

  @BeforeEach
  void open() {
    database = emptyDatabase();
    keys = MasterKeys.open(folder.resolve("keys"));
    register = PersonRegister.open(database, keys);
  }

  private PersonRegister anotherProcess() {
    return PersonRegister.open(database, MasterKeys.open(folder.resolve("keys")));
  }

  private static PersonDetails named(String given, String family, int number) {
    return new PersonDetails(given, family, number(number), null, null, false);
  }

  private PersonId registered(String given, String family, int number) {
    PersonId person = register.claim(PROJECT, number(number)).person();
    register.keep(PROJECT, person, named(given, family, number));
    return person;
  }

  // order

  @Test
  void people_come_in_swedish_order_and_those_with_a_protected_identity_last() {
    PersonId oberg = registered("Anna", "Öberg", 0);
    PersonId ek = registered("Bo", "Ek", 1);
    PersonId aberg = registered("Åsa", "Åberg", 2);
    PersonId hidden = registered("Cilla", "Alm", 3);
    register.keep(PROJECT, hidden, new PersonDetails("Cilla", "Alm", number(3), null, null, true));

    assertThat(register.inOrder(PROJECT)).containsExactly(ek, aberg, oberg, hidden);
    assertThat(anotherProcess().inOrder(PROJECT)).containsExactly(ek, aberg, oberg, hidden);
    register.erase(PROJECT, ek);
    assertThat(register.inOrder(PROJECT)).containsExactly(aberg, oberg, hidden);
    assertThat(register.inOrder(OTHER)).isEmpty();
  }

  // people without a number

  @Test
  void two_people_may_share_a_substitute_and_nobody_is_found_by_it() {
    PersonalNumber shared = PersonalNumber.substitute(LocalDate.of(1990, 1, 15), Sex.WOMAN);
    PersonId one = register.somebodyNew();
    PersonId other = register.somebodyNew();
    register.keep(PROJECT, one, new PersonDetails("Anna", "Ek", shared, null, null, false));
    register.keep(PROJECT, other, new PersonDetails("Bea", "Alm", shared, null, null, false));

    assertThat(one).isNotEqualTo(other);
    assertThat(anotherProcess().details(PROJECT, one).orElseThrow().number()).isEqualTo(shared);
    assertThat(register.byName(PROJECT, "Ek", 5)).containsExactly(one);
    assertThatThrownBy(() -> register.claim(PROJECT, shared))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> register.find(PROJECT, shared))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_number_given_later_finds_the_person_unless_it_is_anothers() {
    PersonId holder = registered("Bo", "Ek", 0);
    PersonId later = register.somebodyNew();

    assertThat(register.claim(PROJECT, number(0), later)).isFalse();
    assertThat(register.find(PROJECT, number(0))).contains(holder);
    assertThat(register.claim(PROJECT, number(1), later)).isTrue();
    assertThat(register.claim(PROJECT, number(1), later)).as("once more").isTrue();
    assertThat(register.find(PROJECT, number(1))).contains(later);
    register.erase(PROJECT, later);
    assertThat(register.find(PROJECT, number(1))).isEmpty();
  }

  // protection

  @Test
  void a_mark_holds_whether_it_comes_before_or_after_the_details() {
    PersonId before = register.claim(PROJECT, number(0)).person();
    register.protect(PROJECT, before);
    register.keep(PROJECT, before, named("Anna", "Ek", 0));
    PersonId after = registered("Bo", "Ek", 1);
    register.protect(PROJECT, after);

    for (PersonRegister one : List.of(register, anotherProcess())) {
      assertThat(one.details(PROJECT, List.of(before, after)).values())
          .hasSize(2)
          .allMatch(PersonDetails::protectedIdentity);
      assertThat(one.byName(PROJECT, "Ek", 10)).isEmpty();
      assertThat(one.byNameAlsoProtected(PROJECT, "Ek", 10)).containsExactly(before, after);
      assertThat(one.protectedIn(PROJECT)).containsExactlyInAnyOrder(before, after);
      assertThat(one.protectedIn(OTHER)).isEmpty();
    }
  }

  @Test
  void details_that_are_kept_anew_do_not_take_a_mark_away() {
    PersonId person = registered("Anna", "Ek", 0);
    register.protect(PROJECT, person);
    register.keep(PROJECT, person, named("Anna", "Berg", 0));

    assertThat(register.details(PROJECT, person).orElseThrow().protectedIdentity()).isTrue();
    assertThat(register.isProtected(PROJECT, person)).isTrue();
    assertThat(register.byName(PROJECT, "Berg", 10)).isEmpty();
  }

  @Test
  void a_mark_is_taken_away_whichever_way_it_came() {
    PersonId marked = registered("Anna", "Ek", 0);
    register.protect(PROJECT, marked);
    PersonId kept = register.claim(PROJECT, number(1)).person();
    register.keep(PROJECT, kept, new PersonDetails("Bo", "Ek", number(1), null, null, true));
    assertThat(register.isProtected(PROJECT, kept)).isTrue();

    for (PersonId person : List.of(marked, kept)) {
      register.unprotect(PROJECT, person);
      assertThat(register.isProtected(PROJECT, person)).isFalse();
      assertThat(register.details(PROJECT, person).orElseThrow().protectedIdentity()).isFalse();
    }
    assertThat(anotherProcess().byName(PROJECT, "Ek", 10)).containsExactly(marked, kept);
  }

  @Test
  void a_text_is_known_to_name_somebody_who_is_protected_by_name_or_by_number() {
    PersonId anna = registered("Anna", "Ek", 0);
    registered("Bo", "Berg", 1);
    register.protect(PROJECT, anna);
    String number = number(0).digits();

    for (String text :
        List.of(
            "Ring Anna Ek först",
            "EK, ANNA",
            "om " + number,
            "om " + number.substring(2, 8) + "-" + number.substring(8) + ".")) {
      assertThat(register.namesAProtectedIdentity(PROJECT, text)).as(text).isTrue();
    }
    for (String text : List.of("Ring Bo Berg", "Anna Ekman", "Susanna Ek", number(1).digits())) {
      assertThat(register.namesAProtectedIdentity(PROJECT, text)).as(text).isFalse();
    }
  }

  @Test
  void a_copy_of_the_database_does_not_tell_which_ids_are_marked() {
    PersonId person = registered("Anna", "Ek", 0);
    register.protect(PROJECT, person);
    assertThat(database.getCollection("protections").find().first().toJson())
        .doesNotContain(person.value());
    register.erase(PROJECT, person);
    assertThat(register.protectedIn(PROJECT)).isEmpty();
  }

  @Test
  void a_mask_in_the_log_is_always_the_same_persons_and_tells_not_whose() {
    PersonId anna = registered("Anna", "Ek", 0);
    PersonId bo = registered("Bo", "Ek", 1);
    MaskId mask = register.maskOf(PROJECT, anna);
    assertThat(mask.value()).doesNotContain(anna.value());
    register.protect(PROJECT, anna);
    assertThat(register.maskOf(PROJECT, anna)).isEqualTo(mask);
    assertThat(List.of(register.maskOf(PROJECT, bo), register.maskOf(OTHER, anna)))
        .doesNotContain(mask);
    assertThat(database.getCollection("protections").find().first().toJson())
        .as("nor does it tell which mark is whose")
        .doesNotContain(mask.value());
  }

  @Test
  void a_copy_of_the_database_does_not_tell_which_text_is_about_whom() {
    PersonId anna = registered("Anna", "Ek", 0);
    String text = register.seal(PROJECT, anna, "kommer senare").id();
    MongoCollection<Document> texts = database.getCollection("texts");
    assertThat(texts.find().first().toJson()).doesNotContain(anna.value());
    // as a program of before left it
    texts.updateMany(
        new Document(),
        new Document("$set", new Document("about", PROJECT.value() + "|" + anna.value())));
    PersonRegister reopened = PersonRegister.open(database, keys);
    assertThat(texts.find().first().toJson()).doesNotContain(anna.value());
    assertThat(reopened.textsAbout(PROJECT, anna)).containsOnlyKeys(text);
    reopened.erase(PROJECT, anna);
    assertThat(texts.countDocuments()).isZero();
  }

  // erasure from older copies

  @Test
  void texts_that_tell_who_somebody_is_go_with_the_person_and_others_stay() {
    PersonId anna = register.claim(PROJECT, number(0)).person();
    register.keep(
        PROJECT,
        anna,
        new PersonDetails("Anna", "Ek", number(0), "anna.ek@example.org", "070-123", false));
    PersonId bo = registered("Bo", "Ek", 1);
    String about = register.seal(PROJECT, anna, "kommer senare").id();
    List<String> naming =
        List.of(
            register.seal(PROJECT, null, "Ek Anna, eller hennes bror").id(),
            register.seal(PROJECT, null, "Fråga (Anna Ek): hon vet!").id(),
            register.seal(PROJECT, null, "Anna\u00a0Ek/Bo").id(),
            register.seal(PROJECT, bo, "svarade för Anna Ek").id(),
            register.seal(PROJECT, null, "skriv till Anna.Ek@example.org").id(),
            register.seal(PROJECT, null, "har " + number(0).digits()).id());
    String other = register.seal(PROJECT, null, "Anna Ekman").id();
    String elsewhere = register.seal(OTHER, null, "Anna Ek").id();

    assertThat(register.textsAbout(PROJECT, anna)).containsEntry(about, "kommer senare");
    assertThat(register.erase(PROJECT, anna)).isEqualTo(new Erasure(true, 7, 0));

    assertThat(register.text(PROJECT, about)).isEmpty();
    assertThat(naming).allMatch(id -> register.text(PROJECT, id).isEmpty());
    assertThat(register.text(PROJECT, other)).isPresent();
    assertThat(register.text(OTHER, elsewhere)).isPresent();
    assertThat(register.erase(PROJECT, anna)).isEqualTo(new Erasure(false, 0, 0));
    assertThat(register.isErased(PROJECT, anna)).isTrue();
  }

  @Test
  void a_name_without_letters_is_named_by_no_text() {
    PersonId nobody = registered("…", "–", 0);
    SealedText text = register.seal(PROJECT, null, "Vi talade om arbetstider.");

    assertThat(register.mentioned(PROJECT, nobody)).isEqualTo(new Mentioned(0, List.of()));
    register.erase(PROJECT, nobody);
    assertThat(register.text(PROJECT, text.id())).isPresent();
  }

  @Test
  void a_text_that_holds_a_part_of_the_name_may_tell_of_somebody_and_stays() {
    PersonId anna = registered("Anna-Karin", "Berg", 0);
    register.seal(PROJECT, null, "Anna Karin Berg kom sent");
    register.seal(PROJECT, null, "Berg, Anna-Karin gick tidigt");
    SealedText given = register.seal(PROJECT, null, "fråga KARIN i morgon.");
    SealedText family = register.seal(PROJECT, null, "Ring Berg!");
    SealedText genitive = register.seal(PROJECT, null, "Bergström och Annas kollega");
    register.seal(PROJECT, null, "Bergström och Annabella");
    register.seal(OTHER, null, "Anna i ett annat projekt");

    Mentioned mentioned = register.mentioned(PROJECT, anna);
    assertThat(mentioned.surely()).isEqualTo(2);
    assertThat(mentioned.perhaps())
        .containsExactlyInAnyOrder(given.id(), family.id(), genitive.id());

    assertThat(register.erase(PROJECT, anna)).isEqualTo(new Erasure(true, 2, 0));
    assertThat(register.text(PROJECT, given.id())).isPresent();
    assertThat(register.text(PROJECT, family.id())).isPresent();
    assertThat(register.mentioned(PROJECT, anna)).isEqualTo(new Mentioned(0, List.of()));
  }

  @Test
  void whoever_is_named_in_any_usual_way_is_named_in_no_text_after_the_erasure() {
    PersonId anna = register.claim(PROJECT, number(0)).person();
    register.keep(
        PROJECT,
        anna,
        new PersonDetails(
            "Anna-Karin Maria", "Berg Öst", number(0), "Anna@Example.org", "070-174 06 05", false));
    List<String> naming =
        List.of(
            "Anna Berg kom sent",
            "Bergs Anna, säger de; nej, berg karin",
            "KARIN ÖST var borta",
            "Anna-Karin Bergs chef ringde",
            "Maria Östs timmar",
            "nås på 0701740605",
            "nås på +46 (0)70 174 06 05",
            "nås på 070 - 174 06 05.",
            "skriv till anna@example.org",
            "Anna-Karin Maria Berg Östs plats");
    List<String> ids =
        naming.stream().map(text -> register.seal(PROJECT, null, text).id()).toList();
    String other = register.seal(PROJECT, null, "Anna Bergström och Karin Österberg").id();

    assertThat(register.erase(PROJECT, anna).texts()).isEqualTo(naming.size());
    assertThat(ids).allSatisfy(id -> assertThat(register.text(PROJECT, id)).isEmpty());
    assertThat(register.text(PROJECT, other)).isPresent();
  }

  @Test
  void an_older_copy_of_the_database_is_erased_anew_before_it_can_be_asked() {
    PersonId anna = registered("Anna", "Ek", 0);
    ActorId actor = register.actor("p", "anna@issuer", "Anna Ek");
    String naming = register.seal(PROJECT, null, "om Anna Ek").id();
    String chosen = register.seal(PROJECT, null, "om Anna").id();
    String other = register.seal(PROJECT, null, "om en annan Anna").id();
    Map<String, List<Document>> copy = copied();
    register.erase(PROJECT, anna);
    register.eraseTexts(PROJECT, List.of(chosen));
    assertThat(register.text(PROJECT, chosen)).isEmpty();
    register.eraseActor("p", actor);

    restore(copy);
    assertThat(database.getCollection("claims").countDocuments()).isEqualTo(1);
    PersonRegister restored = anotherProcess();

    assertThat(restored.details(PROJECT, anna)).isEmpty();
    assertThat(restored.isErased(PROJECT, anna)).isTrue();
    assertThat(restored.find(PROJECT, number(0))).isEmpty();
    assertThat(restored.text(PROJECT, naming)).isEmpty();
    assertThat(restored.text(PROJECT, chosen)).isEmpty();
    assertThat(restored.text(PROJECT, other)).isPresent();
    assertThat(restored.actorNames("p", List.of(actor))).isEmpty();
  }

  private Map<String, List<Document>> copied() {
    Map<String, List<Document>> copy = new HashMap<>();
    for (String name : database.listCollectionNames()) {
      copy.put(name, database.getCollection(name).find().into(new ArrayList<>()));
    }
    return copy;
  }

  private void restore(Map<String, List<Document>> copy) {
    copy.forEach((name, documents) -> {
      database.getCollection(name).deleteMany(new Document());
      if (!documents.isEmpty()) {
        database.getCollection(name).insertMany(documents);
      }
    });
  }

  @Test
  void after_the_older_master_keys_are_destroyed_a_copy_from_before_opens_nothing() {
    PersonId anna = registered("Anna", "Ek", 0);
    Document before = database.getCollection("persons").find().first();
    register.erase(PROJECT, anna);
    PersonId bo = registered("Bo", "Ek", 1);
    assertThat(register.keyChanges()).isEqualTo(new PersonRegister.KeyChanges(null, null));
    assertThat(register.rotateKeys()).isPositive();
    assertThatThrownBy(register::retireKeys).hasMessageContaining("too young");
    assertThat(new Seal(keys).opened(before)).contains("Anna");

    database
        .getCollection("upkeep")
        .updateOne(
            new Document(),
            new Document("$set", new Document("rotated", Date.from(Instant.EPOCH))));
    register.retireKeys();

    assertThat(register.keyChanges().retired()).isNotNull();
    MasterKeys reopened = MasterKeys.open(folder.resolve("keys"));
    assertThatThrownBy(() -> new Seal(reopened).opened(before))
        .isInstanceOf(UnreadableSealException.class);
    assertThat(anotherProcess().details(PROJECT, bo)).isPresent();
    assertThat(register.details(PROJECT, bo)).isPresent();
  }

  // claims

  @Test
  void the_same_number_is_the_same_person_in_a_project_and_another_in_another_project() {
    Claim first = register.claim(PROJECT, number(0));
    Claim again = register.claim(PROJECT, number(0));
    Claim elsewhere = register.claim(OTHER, number(0));

    assertThat(first.isNew()).isTrue();
    assertThat(again).isEqualTo(new Claim(first.person(), false));
    assertThat(elsewhere.isNew()).isTrue();
    assertThat(elsewhere.person()).isNotEqualTo(first.person());
    assertThat(register.find(PROJECT, number(0))).contains(first.person());
    assertThat(register.find(PROJECT, number(1))).isEmpty();
  }

  @Test
  void claims_at_once_of_one_number_give_one_person() throws Exception {
    PersonRegister other = anotherProcess();
    for (int round = 0; round < 20; round++) {
      PersonalNumber number = number(round);
      List<Claim> claims = atOnce(16, i -> (i % 2 == 0 ? register : other).claim(PROJECT, number));

      assertThat(claims).extracting(Claim::person).containsOnly(claims.getFirst().person());
      assertThat(claims).filteredOn(Claim::isNew).hasSize(1);
    }
  }

  @Test
  void imports_at_once_of_the_same_people_give_each_one_person() throws Exception {
    List<PersonalNumber> numbers = TestNumbers.ALL.subList(0, 300);
    PersonId known = register.claim(PROJECT, numbers.get(7)).person();

    List<Map<PersonalNumber, Claim>> imports =
        atOnce(
            4,
            i -> {
              List<PersonalNumber> shuffled = new ArrayList<>(numbers);
              shuffled.add(numbers.get(3));
              Collections.shuffle(shuffled, new Random(i));
              return register.claimAll(PROJECT, shuffled);
            });

    assertThat(imports.getFirst().get(numbers.get(7))).isEqualTo(new Claim(known, false));
    for (PersonalNumber number : numbers) {
      PersonId person = register.find(PROJECT, number).orElseThrow();
      assertThat(imports).allSatisfy(i -> assertThat(i.get(number).person()).isEqualTo(person));
    }
    assertThat(imports.stream().flatMap(i -> i.values().stream()).filter(Claim::isNew))
        .hasSize(299);
    assertThat(register.findAll(PROJECT, numbers)).hasSize(300);
    assertThat(register.findAll(OTHER, numbers)).isEmpty();
    assertThat(register.claimAll(PROJECT, List.of())).isEmpty();
  }

  // details

  @Test
  void details_come_back_as_they_were_kept_and_only_in_their_project() {
    PersonDetails details =
        new PersonDetails(" Åsa ", "Öberg", number(0), "asa@example.org", " ", true);
    PersonId asa = register.claim(PROJECT, number(0)).person();
    register.keep(PROJECT, asa, details);
    PersonId unknown = new PersonId("nobody");

    assertThat(register.details(PROJECT, List.of(unknown, asa)))
        .containsExactly(Map.entry(asa, details));
    assertThat(details.givenName()).isEqualTo("Åsa");
    assertThat(details.phone()).isNull();
    assertThat(register.details(PROJECT, asa)).contains(details);
    assertThat(register.details(OTHER, List.of(asa))).isEmpty();
    assertThat(register.byName(OTHER, "Öberg", 9)).isEmpty();
    assertThat(register.byExactName(OTHER, "Åsa Öberg")).isEmpty();
  }

  @Test
  void details_come_in_the_order_asked_for() {
    PersonId a = registered("Anna", "Aberg", 0);
    PersonId b = registered("Bo", "Berg", 1);
    PersonId c = registered("Cia", "Carlsson", 2);

    assertThat(register.details(PROJECT, List.of(c, a, b, a)).keySet()).containsExactly(c, a, b);
  }

  @Test
  void new_details_replace_the_old_ones_also_for_another_process() {
    PersonRegister other = anotherProcess();
    PersonId person = registered("Anna", "Gammal", 0);
    assertThat(other.details(PROJECT, person).orElseThrow().familyName()).isEqualTo("Gammal");
    assertThat(other.byExactName(PROJECT, "Anna Gammal")).contains(person);

    register.keep(PROJECT, person, named("Anna", "Ny", 0));

    assertThat(other.details(PROJECT, person).orElseThrow().familyName()).isEqualTo("Ny");
    assertThat(other.byExactName(PROJECT, "Anna Gammal")).isEmpty();
    assertThat(other.byName(PROJECT, "gammal", 9)).isEmpty();
    assertThat(other.byName(PROJECT, "ny", 9)).containsExactly(person);
  }

  @Test
  void sealed_details_cannot_be_moved_to_another_person() {
    PersonId one = registered("Anna", "Ett", 0);
    PersonId two = registered("Bo", "Två", 1);
    var persons = database.getCollection("persons");
    Document ones = persons.find(Mongo.id(Persons.id(PROJECT, one))).first();
    persons.updateOne(
        Mongo.id(Persons.id(PROJECT, two)),
        new Document(
            "$set", new Document("sealed", ones.get("sealed")).append("key", ones.get("key"))));

    assertThatThrownBy(() -> register.details(PROJECT, List.of(two)))
        .isInstanceOf(UnreadableSealException.class);
  }

  // names

  @Test
  void names_are_found_whole_first_then_by_beginnings_then_by_parts() {
    PersonId whole = registered("Eva", "Lind", 0);
    PersonId begins = registered("Eva", "Lindgren", 1);
    PersonId begins2 = registered("Åke", "Lindén Eva", 2);
    PersonId within = registered("Neva", "Alind", 3);
    registered("Eva", "Berg", 4);

    assertThat(register.byName(PROJECT, "  LIND eva ", 9))
        .containsExactly(whole, begins2, begins, within);
    assertThat(register.byName(PROJECT, "lind eva", 2)).containsExactly(whole, begins2);
    assertThat(register.byName(PROJECT, "linden", 9)).containsExactly(begins2);
    assertThat(register.byName(PROJECT, " ", 9)).isEmpty();
    assertThat(register.byName(PROJECT, "-", 9)).isEmpty();
    assertThat(register.byName(PROJECT, ".*", 9)).isEmpty();
  }

  @Test
  void swedish_letters_are_letters_and_come_last_in_the_alphabet() {
    PersonId asa = registered("Åsa", "Ödman", 0);
    PersonId asaWithoutRing = registered("Asa", "Zetterlund", 1);
    PersonId andre = registered("André", "Ärlig", 2);
    PersonId karin = registered("Anna-Karin", "O’Hara", 3);

    assertThat(register.byName(PROJECT, "åsa", 9)).containsExactly(asa);
    assertThat(register.byName(PROJECT, "asa", 9)).containsExactly(asaWithoutRing);
    assertThat(register.byName(PROJECT, "Andre", 9)).containsExactly(andre);
    assertThat(register.byName(PROJECT, "anna karin ohara", 9)).containsExactly(karin);
    assertThat(register.byName(PROJECT, "a", 9)).containsExactly(karin, asaWithoutRing, andre, asa);
  }

  @Test
  void an_exact_name_is_someone_only_when_one_person_has_it() {
    PersonId anna = registered("Anna", "Berg", 0);

    assertThat(register.byExactName(PROJECT, " anna  BERG")).contains(anna);
    assertThat(register.byExactName(PROJECT, "Berg, Anna")).contains(anna);
    assertThat(register.byExactName(PROJECT, "Anna")).isEmpty();
    assertThat(register.byExactName(PROJECT, "")).isEmpty();

    registered("Anna", "Berg", 1);
    assertThat(register.byExactName(PROJECT, "Anna Berg")).isEmpty();
    assertThat(register.byName(PROJECT, "Anna Berg", 9)).hasSize(2);
  }

  @Test
  void a_protected_person_is_not_found_by_those_without_the_right() {
    PersonId person = registered("Anna", "Berg", 0);
    assertThat(register.byName(PROJECT, "berg", 9)).containsExactly(person);

    register.keep(PROJECT, person, new PersonDetails("Anna", "Berg", number(0), null, null, true));

    assertThat(register.byName(PROJECT, "berg", 9)).isEmpty();
    assertThat(register.byNameAlsoProtected(PROJECT, "berg", 9)).containsExactly(person);
    assertThat(register.byExactName(PROJECT, "Anna Berg")).contains(person);
  }

  @Test
  void a_name_search_keeps_up_with_a_writer_that_is_slow_or_dies() {
    Seal seal = new Seal(keys);
    Persons persons =
        new Persons(
            database.getCollection("persons"),
            seal,
            new Protections(database.getCollection("protections"), keys, seal));
    Changes changes = new Changes(database.getCollection("changes"));
    PersonId anna = registered("Anna", "Gammal", 0);
    assertThat(register.byName(PROJECT, "gammal", 9)).containsExactly(anna);
    PersonRegister startedMeanwhile = anotherProcess();

    assertThatThrownBy(() ->
            changes.around(
                PROJECT,
                List.of(anna),
                () -> {
                  // announced, not yet written: both look, and see the old name
                  assertThat(register.byName(PROJECT, "gammal", 9)).containsExactly(anna);
                  assertThat(startedMeanwhile.byName(PROJECT, "gammal", 9)).hasSize(1);
                  // others' changes go on
                  PersonId bo = registered("Bo", "Berg", 1);
                  assertThat(register.byName(PROJECT, "berg", 9)).containsExactly(bo);
                  persons.keep(PROJECT, Map.of(anna, named("Anna", "Ny", 0)));
                  assertThat(register.byName(PROJECT, "ny", 9)).containsExactly(anna);
                  assertThat(startedMeanwhile.byName(PROJECT, "ny", 9)).hasSize(1);
                  persons.keep(PROJECT, Map.of(anna, named("Anna", "Nyast", 0)));
                  throw new IllegalStateException("the writer fails");
                }))
        .hasMessage("the writer fails");

    assertThat(register.byName(PROJECT, "nyast", 9)).containsExactly(anna);
    assertThat(startedMeanwhile.byName(PROJECT, "nyast", 9)).containsExactly(anna);
    assertThat(register.byName(PROJECT, "gammal", 9)).isEmpty();
  }

  @Test
  void changes_by_many_at_once_reach_every_searcher() throws Exception {
    PersonRegister other = anotherProcess();
    List<PersonId> people = IntStream.range(0, 8).mapToObj(i -> registered("P", "X", i)).toList();
    assertThat(other.byName(PROJECT, "x", 99)).hasSize(8);
    for (int round = 0; round < 10; round++) {
      String name = "Namn" + (char) ('a' + round);
      atOnce(
              8,
              i -> {
                (i % 2 == 0 ? register : other).keep(PROJECT, people.get(i), named("P", name, i));
                return other.byName(PROJECT, name, 99).contains(people.get(i))
                    && register.byName(PROJECT, name, 99).contains(people.get(i));
              })
          .forEach(seen -> assertThat(seen).isTrue());
      assertThat(register.byName(PROJECT, name, 99)).hasSize(8);
      assertThat(other.byName(PROJECT, name, 99)).hasSize(8);
    }
    List<Long> numbers = new ArrayList<>();
    database
        .getCollection("changes")
        .find()
        .forEach(d -> numbers.add(Long.parseLong(Mongo.withoutLedger(d.getString("_id")))));
    Collections.sort(numbers);
    assertThat(numbers)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 88).mapToObj(i -> (long) i).toList());
  }

  // erasure

  @Test
  void an_erased_person_is_gone_from_every_question() {
    PersonRegister other = anotherProcess();
    PersonId person = registered("Anna", "Berg", 0);
    PersonId bystander = registered("Bo", "Berg", 1);
    SealedText about = register.seal(PROJECT, person, "Anna mår bättre");
    SealedText aboutNobody = register.seal(PROJECT, null, "Rummet var kallt");
    assertThat(register.details(PROJECT, person)).isPresent();
    assertThat(other.byName(PROJECT, "berg", 9)).hasSize(2);

    register.erase(PROJECT, person);
    register.erase(PROJECT, person);

    for (PersonRegister any : List.of(register, other, anotherProcess())) {
      assertThat(any.details(PROJECT, List.of(person, bystander))).containsOnlyKeys(bystander);
      assertThat(any.byName(PROJECT, "anna", 9)).isEmpty();
      assertThat(any.byName(PROJECT, "berg", 9)).containsExactly(bystander);
      assertThat(any.byExactName(PROJECT, "Anna Berg")).isEmpty();
      assertThat(any.find(PROJECT, number(0))).isEmpty();
      assertThat(any.text(PROJECT, about.id())).isEmpty();
      assertThat(any.holds(PROJECT, about)).isFalse();
      assertThat(any.text(PROJECT, aboutNobody.id())).contains("Rummet var kallt");
    }
    Document left =
        database.getCollection("persons").find(Mongo.id(Persons.id(PROJECT, person))).first();
    assertThat(left.keySet()).containsExactlyInAnyOrder("_id", "erased", "project");
  }

  @Test
  void an_erased_id_never_comes_back_and_the_number_is_a_new_person() {
    PersonId erased = registered("Anna", "Berg", 0);
    PersonId other = register.claim(PROJECT, number(1)).person();
    register.erase(PROJECT, erased);

    assertThatThrownBy(() -> register.keep(PROJECT, erased, named("Anna", "Berg", 0)))
        .isInstanceOf(PersonErasedException.class);
    PersonErasedException some =
        catchThrowableOfType(
            PersonErasedException.class,
            () ->
                register.keepAll(
                    PROJECT,
                    Map.of(erased, named("Anna", "Berg", 0), other, named("Bo", "Ek", 1))));
    assertThat(some.persons()).containsExactly(erased);
    assertThatThrownBy(() -> register.seal(PROJECT, erased, "om Anna"))
        .isInstanceOf(PersonErasedException.class);

    assertThat(register.details(PROJECT, List.of(erased, other))).containsOnlyKeys(other);
    assertThat(register.byName(PROJECT, "anna", 9)).isEmpty();
    assertThat(database.getCollection("texts").countDocuments()).isZero();
    Claim again = register.claim(PROJECT, number(0));
    assertThat(again.isNew()).isTrue();
    assertThat(again.person()).isNotEqualTo(erased);
  }

  @Test
  void keeping_and_writing_during_an_erasure_leave_nothing_behind() throws Exception {
    for (int round = 0; round < 30; round++) {
      PersonId person = registered("Anna", "Berg", round);
      PersonalNumber number = number(round);
      atOnce(
          4,
          i -> {
            try {
              switch (i) {
                case 0 -> register.erase(PROJECT, person);
                case 1 -> register.seal(PROJECT, person, "om Anna");
                default ->
                    register.keep(
                        PROJECT, person, new PersonDetails("A", "B", number, null, null, false));
              }
            } catch (PersonErasedException lost) {
              return false;
            }
            return true;
          });
      assertThat(register.details(PROJECT, person)).isEmpty();
    }
    assertThat(register.byNameAlsoProtected(PROJECT, "b", 99)).isEmpty();
    assertThat(database.getCollection("texts").countDocuments()).isZero();
    assertThat(database.getCollection("persons").countDocuments(new Document("erased", false)))
        .isZero();
  }

  // texts

  @Test
  void a_text_comes_back_only_in_its_project_and_is_known_by_its_hash() {
    SealedText text = register.seal(PROJECT, null, "Vi pratade om \"lunchen\" \n åäö 🙂");
    SealedText same = register.seal(PROJECT, null, "Vi pratade om \"lunchen\" \n åäö 🙂");

    assertThat(register.text(PROJECT, text.id())).contains("Vi pratade om \"lunchen\" \n åäö 🙂");
    assertThat(register.text(OTHER, text.id())).isEmpty();
    assertThat(register.holds(PROJECT, text)).isTrue();
    assertThat(register.holds(PROJECT, new SealedText(text.id(), same.saltedHash()))).isFalse();
    assertThat(text.saltedHash()).matches("[0-9a-f]{64}").isNotEqualTo(same.saltedHash());

    register.eraseText(PROJECT, text.id());
    assertThat(register.text(PROJECT, text.id())).isEmpty();
    assertThat(register.text(PROJECT, same.id())).isPresent();
  }

  // who acts

  @Test
  void an_account_is_one_actor_in_a_project_and_others_elsewhere() throws Exception {
    PersonRegister other = anotherProcess();
    List<ActorId> actors =
        atOnce(
            16, i -> (i % 2 == 0 ? register : other).actor(PROJECT, "issuer|lisa", "Lisa Leder"));
    ActorId lisa = actors.getFirst();

    assertThat(actors).containsOnly(lisa);
    assertThat(register.findActor(PROJECT, "issuer|lisa")).contains(lisa);
    assertThat(register.findActor("2017-00434", "issuer|lisa")).contains(lisa);
    assertThat(register.findActor(PROJECT, "issuer|nobody")).isEmpty();
    assertThat(register.findActor(OTHER, "issuer|lisa")).isEmpty();
    assertThat(register.actor(OTHER, "issuer|lisa", "Lisa Leder")).isNotEqualTo(lisa);
    assertThat(register.actor("office", "issuer|lisa", "Lisa Leder")).isNotEqualTo(lisa);
    assertThat(register.actor(PROJECT, "issuer|eva", "Eva Ekonom")).isNotEqualTo(lisa);
  }

  @Test
  void an_actors_name_is_the_latest_given() {
    PersonRegister other = anotherProcess();
    ActorId lisa = register.actor(PROJECT, "issuer|lisa", "Lisa Leder");
    ActorId eva = register.actor(PROJECT, "issuer|eva", "Eva Ekonom");
    assertThat(other.actorNames(PROJECT, List.of(eva, new ActorId("nobody"), lisa)))
        .containsExactly(Map.entry(eva, "Eva Ekonom"), Map.entry(lisa, "Lisa Leder"));

    assertThat(register.actor(PROJECT, "issuer|lisa", "Lisa Gift")).isEqualTo(lisa);

    assertThat(other.actorNames("2017-00434", Set.of(lisa)))
        .containsExactly(Map.entry(lisa, "Lisa Gift"));
    assertThat(other.actorNames(OTHER, Set.of(lisa))).isEmpty();
  }

  @Test
  void asking_who_is_known_makes_nobody_known() {
    assertThat(register.knownActor(OTHER.value(), "issuer|lisa", "Lisa Leder")).isEmpty();
    assertThat(register.findActor(OTHER, "issuer|lisa")).isEmpty();
    ActorId lisa = register.actor(OTHER, "issuer|lisa", "Lisa Leder");

    assertThat(register.knownActor(OTHER.value(), "issuer|lisa", "Lisa Gift")).contains(lisa);

    assertThat(register.actorNames(OTHER, Set.of(lisa)))
        .containsExactly(Map.entry(lisa, "Lisa Gift"));
  }

  // keys

  @Test
  void other_master_keys_are_refused_at_once() {
    registered("Anna", "Berg", 0);
    MasterKeys others = MasterKeys.open(folder.resolve("other-keys"));

    assertThatThrownBy(() -> PersonRegister.open(database, others))
        .isInstanceOf(WrongMasterKeysException.class)
        .hasMessageContaining("master keys");
  }

  @Test
  void after_rotation_everything_is_read_and_can_be_wrapped_anew_while_others_run() {
    PersonRegister running = anotherProcess();
    PersonId before = registered("Anna", "Berg", 0);
    SealedText text = register.seal(PROJECT, before, "om Anna");
    ActorId actor = register.actor(PROJECT, "issuer|lisa", "Lisa Leder");

    keys.rotate();
    PersonId after = registered("Bo", "Ek", 1);
    assertEverythingIsRead(
        List.of(register, running, anotherProcess()), before, after, text, actor);
    List<Binary> oldWraps = keysAtRest();
    PersonId erased = registered("Cia", "Dahl", 2);
    register.erase(PROJECT, erased);

    assertThat(register.rewrapKeys()).isEqualTo(6);

    assertThat(keysAtRest()).hasSize(6).doesNotContainAnyElementsOf(oldWraps);
    assertEverythingIsRead(
        List.of(register, running, anotherProcess()), before, after, text, actor);
  }

  private static void assertEverythingIsRead(
      List<PersonRegister> all, PersonId before, PersonId after, SealedText text, ActorId actor) {
    for (PersonRegister any : all) {
      assertThat(any.details(PROJECT, List.of(before, after))).containsOnlyKeys(before, after);
      assertThat(any.find(PROJECT, number(0))).contains(before);
      assertThat(any.byExactName(PROJECT, "Bo Ek")).contains(after);
      assertThat(any.text(PROJECT, text.id())).contains("om Anna");
      assertThat(any.actorNames(PROJECT, List.of(actor))).containsEntry(actor, "Lisa Leder");
    }
  }

  private List<Binary> keysAtRest() {
    List<Binary> keysAtRest = new ArrayList<>();
    for (String collection : database.listCollectionNames()) {
      for (Document document : database.getCollection(collection).find()) {
        if (document.get("key") instanceof Binary key) {
          keysAtRest.add(key);
        }
      }
    }
    return keysAtRest;
  }

  // at rest

  @Test
  void nothing_that_tells_who_someone_is_lies_readable_in_the_database() {
    List<String> telling = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      PersonDetails details =
          new PersonDetails(
              "Kanarie" + i,
              "Fågelsson" + i,
              number(i),
              "kanarie" + i + "@example.org",
              "070-174060" + i,
              i % 2 == 0);
      PersonId person = register.claim(PROJECT, details.number()).person();
      register.keep(PROJECT, person, details);
      register.seal(PROJECT, person, "Kanarie" + i + " ville byta bur");
      register.actor(PROJECT, "https://issuer.example|konto" + i, "Aktör Burman" + i);
      register.byName(PROJECT, "kanarie", 99);
      telling.addAll(
          List.of(
              details.number().digits().substring(2),
              details.number().digits().substring(4),
              details.number().formatted().substring(2)));
    }
    telling.addAll(
        List.of(
            "anarie", "ågelsson", "fågel", "fagel", "070-1740", "example", "ville", "byta bur"));
    telling.addAll(List.of("konto", "urman", "issuer", "Aktör", "rotected"));

    ByteArrayOutputStream everything = new ByteArrayOutputStream();
    Set<String> collections = new HashSet<>();
    for (String collection : database.listCollectionNames()) {
      collections.add(collection);
      database
          .getCollection(collection, RawBsonDocument.class)
          .find()
          .forEach(raw -> {
            byte[] bytes = new byte[raw.getByteBuffer().remaining()];
            raw.getByteBuffer().get(bytes);
            everything.writeBytes(bytes);
          });
    }

    assertThat(collections).contains("persons", "claims", "texts", "actors", "changes");
    assertThat(everything.size()).isGreaterThan(50_000);
    // what must be there is found by the same means
    assertThat(occurs(everything.toByteArray(), "2017-00434")).isTrue();
    assertThat(telling).allSatisfy(t -> assertThat(occurs(everything.toByteArray(), t)).isFalse());
  }

  /** Whether the text occurs, in any case, as UTF-8, UTF-16, Latin-1 or hex digits. */
  private static boolean occurs(byte[] bytes, String text) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
      String written =
          new String(
              text.toLowerCase(java.util.Locale.ROOT).getBytes(charset),
              StandardCharsets.ISO_8859_1);
      if (all.contains(written)) {
        return true;
      }
    }
    return all.contains(java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_longer_name_does_not_show_in_the_size_of_what_is_sealed() {
    PersonId brief = registered("Bo", "Ek", 0);
    PersonId longer = registered("Bodil", "Ekengren", 1);
    Map<PersonId, Integer> sizes = new HashMap<>();
    for (PersonId person : List.of(brief, longer)) {
      Document document =
          database.getCollection("persons").find(Mongo.id(Persons.id(PROJECT, person))).first();
      sizes.put(person, document.get("sealed", Binary.class).length());
    }
    assertThat(sizes.get(brief)).isEqualTo(sizes.get(longer));
  }

  private interface Numbered<T> {
    T run(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int threads, Numbered<T> work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        Callable<T> task =
            () -> {
              start.await();
              return work.run(number);
            };
        running.add(executor.submit(task));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    }
  }
}
