package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** What is promised of kept files, on whichever server they lie. */
abstract class SealedFilesContract {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final ProjectId OTHER = new ProjectId("2018-00001");
  private static final String PDF = "application/pdf";
  private static final PersonId ANNA = new PersonId("p-anna-7f21");
  private static final PersonId BO = new PersonId("p-bo-90ce");
  private static final String CANARY = "Kanariefågel";

  @TempDir Path folder;
  private MongoDatabase database;
  private PersonRegister register;
  private SealedFiles files;

  abstract MongoDatabase emptyDatabase();

  @BeforeEach
  void open() {
    database = emptyDatabase();
    register = anotherProcess();
    files = register.files();
  }

  private PersonRegister anotherProcess() {
    return PersonRegister.open(database, MasterKeys.open(folder.resolve("keys")));
  }

  /** More than a segment and more than a chunk, with something in it that would be known again. */
  private static byte[] large() {
    byte[] content = new byte[3_000_001];
    new Random(7).nextBytes(content);
    byte[] canary = CANARY.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(canary, 0, content, 1_000_000, canary.length);
    return content;
  }

  private SealedFile kept(byte[] content) throws IOException {
    return files.keep(PROJECT, PDF, new ByteArrayInputStream(content));
  }

  private static byte[] read(SealedFiles files, SealedFile file) throws IOException {
    try (InputStream content = files.open(PROJECT, file.id()).orElseThrow()) {
      return content.readAllBytes();
    }
  }

  @Test
  void a_file_comes_back_as_it_came_with_its_length_and_its_digest() throws IOException {
    byte[] content = large();
    SealedFile file = kept(content);
    SealedFile empty = kept(new byte[0]);

    assertThat(file.bytes()).isEqualTo(content.length);
    assertThat(file.sha256()).isEqualTo(sha256(content));
    assertThat(file.mediaType()).isEqualTo(PDF);
    for (SealedFiles one : new SealedFiles[] {files, anotherProcess().files()}) {
      assertThat(one.find(PROJECT, file.id())).contains(file);
      assertThat(read(one, file)).isEqualTo(content);
      assertThat(read(one, empty)).isEmpty();
    }
    assertThat(empty.sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void a_file_is_its_projects_alone() throws IOException {
    SealedFile file = kept(large());

    assertThat(files.find(OTHER, file.id())).isEmpty();
    assertThat(files.open(OTHER, file.id())).isEmpty();
    files.erase(OTHER, file.id());
    assertThat(files.find(PROJECT, file.id())).isPresent();
  }

  @Test
  void nothing_of_a_file_lies_readable_in_the_database() throws IOException {
    SealedFile file = kept(large());

    String everything = atRest();

    assertThat(everything.length()).isGreaterThan(3_000_000);
    assertThat(everything).contains(PROJECT.value());
    String canary =
        new String(CANARY.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(everything).doesNotContain(canary, file.sha256(), PDF);
  }

  @Test
  void nothing_is_left_of_an_erased_file() throws IOException {
    SealedFile file = kept(large());
    SealedFile other = kept(new byte[] {1});

    files.erase(PROJECT, file.id());
    files.erase(PROJECT, file.id());

    assertThat(files.find(PROJECT, file.id())).isEmpty();
    assertThat(files.open(PROJECT, file.id())).isEmpty();
    assertThat(atRest()).doesNotContain(file.id()).contains(other.id());
    assertThat(read(files, other)).containsExactly(1);
  }

  @Test
  void a_file_goes_with_the_first_of_those_whom_it_names() throws IOException {
    SealedFile both = naming(ANNA, BO);
    SealedFile other = naming(BO);
    SealedFile elsewhere = files.keep(OTHER, PDF, content(), Set.of(ANNA));
    SealedFile nobody = kept(large());

    assertThat(files.named(PROJECT, both.id())).containsExactlyInAnyOrder(ANNA, BO);
    assertThat(files.named(PROJECT, nobody.id())).isEmpty();
    assertThat(atRest()).doesNotContain(ANNA.value());
    assertThat(register.erase(PROJECT, ANNA).files()).isEqualTo(1);

    assertThat(files.open(PROJECT, both.id())).isEmpty();
    assertThat(files.named(PROJECT, both.id())).isEmpty();
    assertThat(files.find(PROJECT, other.id())).isPresent();
    assertThat(files.find(OTHER, elsewhere.id())).isPresent();
    assertThat(files.find(PROJECT, nobody.id())).isPresent();
  }

  @Test
  void a_file_goes_also_with_somebody_whom_it_was_found_to_name_later() throws IOException {
    SealedFile file = kept(large());
    register.fileNames(PROJECT, file.id(), Set.of(ANNA));
    assertThat(files.named(PROJECT, file.id())).containsExactly(ANNA);
    assertThat(files.find(PROJECT, file.id())).contains(file);
    assertThat(read(files, file)).isEqualTo(large());
    assertThat(atRest()).doesNotContain(ANNA.value());

    SealedFile another = kept(large());
    register.fileNames(PROJECT, another.id(), Set.of(ANNA));
    register.fileNames(PROJECT, another.id(), Set.of(BO));
    assertThat(register.erase(PROJECT, ANNA).files()).isEqualTo(1);

    assertThat(files.open(PROJECT, file.id())).isEmpty();
    assertThat(files.open(PROJECT, another.id())).isPresent();
  }

  @Test
  void a_file_that_is_found_to_name_somebody_erased_goes_at_once() throws IOException {
    register.keep(PROJECT, ANNA, details());
    register.erase(PROJECT, ANNA);
    SealedFile file = kept(large());

    assertThatThrownBy(() -> register.fileNames(PROJECT, file.id(), Set.of(ANNA)))
        .isInstanceOf(PersonErasedException.class);
    assertThat(files.open(PROJECT, file.id())).isEmpty();
  }

  /** The copy is from before it was known whom one of the files names. */
  @Test
  void files_that_are_destroyed_for_good_are_not_brought_back_by_an_older_copy()
      throws IOException {
    register.keep(PROJECT, ANNA, details());
    SealedFile annas = kept(large());
    SealedFile nobodys = kept(large());
    List<Document> kept = all("files");
    register.fileNames(PROJECT, annas.id(), Set.of(ANNA));
    register.erase(PROJECT, ANNA);
    register.eraseFile(PROJECT, nobodys.id());
    kept.forEach(one -> replace("files", one));

    assertThat(files.find(PROJECT, annas.id())).isPresent();
    SealedFiles anew = anotherProcess().files();
    assertThat(anew.find(PROJECT, annas.id())).isEmpty();
    assertThat(anew.find(PROJECT, nobodys.id())).isEmpty();
  }

  @Test
  void a_file_that_an_older_copy_brings_back_goes_again() throws IOException {
    register.keep(PROJECT, ANNA, details());
    SealedFile file = naming(ANNA);
    List<Document> persons = all("persons");
    List<Document> kept = all("files");
    register.erase(PROJECT, ANNA);
    persons.forEach(one -> replace("persons", one));
    kept.forEach(one -> replace("files", one));

    assertThat(files.find(PROJECT, file.id())).isPresent();
    assertThat(anotherProcess().files().find(PROJECT, file.id())).isEmpty();
  }

  private static PersonDetails details() {
    return new PersonDetails("Anna", "Ek", TestNumbers.number(0), null, null, false);
  }

  private SealedFile naming(PersonId... people) throws IOException {
    return files.keep(PROJECT, PDF, content(), Set.of(people));
  }

  private static InputStream content() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  private List<Document> all(String collection) {
    return database.getCollection(collection).find().into(new ArrayList<>());
  }

  private void replace(String collection, Document document) {
    database
        .getCollection(collection)
        .replaceOne(
            new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
  }

  @Test
  void what_was_altered_cut_or_exchanged_is_not_given_out() throws IOException {
    SealedFile altered = kept(large());
    SealedFile cut = kept(large());
    SealedFile one = kept(new byte[] {1});
    SealedFile two = kept(new byte[] {2});
    MongoCollection<Document> chunks = database.getCollection("file-contents.chunks");
    Document first = chunks.find(of(altered).append("n", 2)).first();
    byte[] data = first.get("data", Binary.class).getData();
    data[1_000] ^= 1;
    chunks.updateOne(
        new Document("_id", first.get("_id")),
        new Document("$set", new Document("data", new Binary(data))));
    chunks.deleteOne(of(cut).append("n", 11));
    Document ofOne = chunks.find(of(one)).first();
    chunks.updateOne(
        of(two), new Document("$set", new Document("data", ofOne.get("data", Binary.class))));

    for (SealedFile file : new SealedFile[] {altered, cut, two}) {
      assertThatThrownBy(() -> read(files, file)).isNotInstanceOf(AssertionError.class);
    }
    assertThat(read(files, one)).containsExactly(1);
  }

  private static Document of(SealedFile file) {
    return new Document("files_id", Mongo.within(PROJECT.value(), file.id()));
  }

  @Test
  void nothing_is_kept_of_a_file_that_could_not_be_read_to_its_end() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(large()),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cut off");
              }
            });

    assertThatThrownBy(() -> files.keep(PROJECT, PDF, broken)).hasMessage("cut off");

    assertThat(database.getCollection("files").countDocuments()).isZero();
    assertThat(database.getCollection("file-contents.files").countDocuments()).isZero();
    assertThat(database.getCollection("file-contents.chunks").countDocuments()).isZero();
  }

  @Test
  void a_file_follows_when_the_master_keys_are_changed() throws IOException {
    SealedFile file = kept(large());
    register.rotateKeys();
    // as if the newest key were older than any write that could still use the one before
    database
        .getCollection("upkeep")
        .updateMany(new Document(), new Document("$set", new Document("rotated", new Date(0))));
    register.retireKeys();

    assertThat(read(anotherProcess().files(), file)).isEqualTo(large());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private String atRest() {
    ByteArrayOutputStream everything = new ByteArrayOutputStream();
    for (String collection : database.listCollectionNames()) {
      database
          .getCollection(collection, RawBsonDocument.class)
          .find()
          .forEach(raw -> {
            byte[] bytes = new byte[raw.getByteBuffer().remaining()];
            raw.getByteBuffer().get(bytes);
            everything.writeBytes(bytes);
          });
    }
    return everything.toString(StandardCharsets.ISO_8859_1);
  }
}
