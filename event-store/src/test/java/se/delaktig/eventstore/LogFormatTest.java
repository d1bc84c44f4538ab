package se.delaktig.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;

/** The stored form and the hashed bytes are what docs/log-format.md says, to the byte. */
class LogFormatTest {

  private static final String FIRST =
      "f7564b296437a84f4badb4d078a220c801b87511e3f42eaf06c5439327414f6d";
  private static final String SECOND =
      "7f8a5a01d949b72660de220f68feca14a1019b6198eeee220740dc7ab4189cd3";

  private final String page = read("../docs/log-format.md");

  @Test
  void theHashesAreThoseOfThePage() {
    assertThat(first().hash()).isEqualTo(FIRST);
    assertThat(second().hash()).isEqualTo(SECOND);
    assertThat(page).contains(FIRST, SECOND);
  }

  @Test
  void thePositionIsNotHashed() {
    assertThat(first(0).hash()).isEqualTo(first(4711).hash());
  }

  @Test
  void theDocumentIsThatOfThePage() {
    String json =
        encode(first())
            .toJson(JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).indent(true).build());

    assertThat(page).contains("```json\n" + json + "\n```");
  }

  @Test
  void aDocumentIsReadBackWhole() {
    for (Commit commit : List.of(first(), second())) {
      Commit read =
          new CommitCodec()
              .decode(new BsonDocumentReader(encode(commit)), DecoderContext.builder().build());
      assertThat(read).isEqualTo(commit);
    }
  }

  @Test
  void everyHashedFieldChangesTheHash() {
    List<String> hashes = new ArrayList<>();
    CommitHeader h = first().header();
    for (CommitHeader changed :
        List.of(
            h,
            header(h, "2017-00435", 0, h.at(), "actor-1", "project-worker", "00ff", null),
            header(h, h.ledger(), 1, h.at(), "actor-1", "project-worker", "00ff", null),
            header(
                h, h.ledger(), 0, h.at().plusMillis(1), "actor-1", "project-worker", "00ff", null),
            header(h, h.ledger(), 0, h.at(), "actor-2", "project-worker", "00ff", null),
            header(h, h.ledger(), 0, h.at(), "actor-1", "auditor", "00ff", null),
            header(h, h.ledger(), 0, h.at(), "actor-1", "project-worker", null, null),
            header(h, h.ledger(), 0, h.at(), "actor-1", "project-worker", "00ff", ""))) {
      hashes.add(CommitHash.of(changed, first().events(), CommitHash.NONE));
    }
    hashes.add(CommitHash.of(h, first().events(), FIRST));
    hashes.add(CommitHash.of(h, first().events().reversed(), CommitHash.NONE));
    hashes.add(CommitHash.of(h, first().events().subList(0, 1), CommitHash.NONE));

    assertThat(hashes).doesNotHaveDuplicates();
  }

  private static CommitHeader header(
      CommitHeader h,
      String ledger,
      long ledgerSeq,
      Instant at,
      String actor,
      String role,
      String body,
      String correlation) {
    return new CommitHeader(
        h.position(),
        h.count(),
        ledger,
        ledgerSeq,
        at,
        actor,
        role,
        h.command(),
        h.commandId(),
        body,
        correlation);
  }

  private static Commit first() {
    return first(0);
  }

  private static Commit first(long position) {
    CommitHeader header =
        new CommitHeader(
            position,
            2,
            "2017-00434",
            0,
            Instant.parse("2019-11-18T08:00:00Z"),
            "actor-1",
            "project-worker",
            "log-dialogue-session",
            "3f0c1a52-7f43-4a8b-9a3e-0d8f5b6c7e10",
            "00ff",
            null);
    List<StoredEvent> events =
        List.of(
            new StoredEvent(
                header,
                position,
                "5b1d7c1e-8a52-4a35-b2b0-1f6c1d0e9a01",
                "dialogue-1",
                0,
                "dialogue-session-logged",
                1,
                "{\"minutes\":60,\"place\":\"Älvdalen\"}"),
            new StoredEvent(
                header,
                position + 1,
                "5b1d7c1e-8a52-4a35-b2b0-1f6c1d0e9a02",
                "participant-7",
                3,
                "participant-started",
                2,
                "{}"));
    return new Commit(
        header, events, CommitHash.NONE, CommitHash.of(header, events, CommitHash.NONE));
  }

  private static Commit second() {
    CommitHeader header =
        new CommitHeader(
            2,
            1,
            "2017-00434",
            1,
            Instant.parse("2019-11-18T08:00:00.001Z"),
            "actor-1",
            "project-worker",
            "log-dialogue-session",
            "3f0c1a52-7f43-4a8b-9a3e-0d8f5b6c7e11",
            null,
            "import-7");
    List<StoredEvent> events =
        List.of(
            new StoredEvent(
                header,
                2,
                "5b1d7c1e-8a52-4a35-b2b0-1f6c1d0e9a03",
                "dialogue-1",
                1,
                "dialogue-session-corrected",
                1,
                "{\"minutes\":45}"));
    return new Commit(header, events, FIRST, CommitHash.of(header, events, FIRST));
  }

  private static BsonDocument encode(Commit commit) {
    BsonDocument document = new BsonDocument();
    new CommitCodec()
        .encode(new BsonDocumentWriter(document), commit, EncoderContext.builder().build());
    return document;
  }

  private static String read(String page) {
    try {
      return Files.readString(Path.of(page));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
