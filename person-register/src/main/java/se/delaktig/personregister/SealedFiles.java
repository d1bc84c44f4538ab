package se.delaktig.personregister;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Files as they were when they came: invoices, signed lists, what was issued. Each content is
 * sealed under a key of its own and streamed, so that no file is ever whole in memory here. The key
 * lies, with what the file is, in a small sealed document; only that one hangs on the master key.
 *
 * <p>Nothing is told of a file before all of it is there, and nothing of it can be read once it is
 * erased. What a file may be, how large it may be and who may see it, others decide.
 */
public final class SealedFiles {
  private static final int KEY_BYTES = 32;

  /** Marks the files of which it is known that they name people; whom, is sealed. */
  private static final String NAMING = "naming";

  /** What is proven to be unaltered before any of it is given out. */
  private static final int SEGMENT_BYTES = 64 << 10;

  /** On a file that something in the log leads to. */
  private static final String CLAIMED = "claimed";

  /** On a file that is to be erased: since when. */
  private static final String GOING = "going";

  private final MongoCollection<Document> documents;
  private final GridFSBucket contents;
  private final Seal seal;
  private final RandomIds ids;

  SealedFiles(
      MongoDatabase database, MongoCollection<Document> documents, Seal seal, RandomIds ids) {
    this.documents = documents;
    this.contents = GridFSBuckets.create(database, "file-contents");
    this.seal = seal;
    this.ids = ids;
  }

  /**
   * Keeps a file, read to its end; whoever gave the stream closes it.
   *
   * @throws IOException when the content cannot be read; then nothing is kept
   */
  public SealedFile keep(ProjectId project, String mediaType, InputStream content)
      throws IOException {
    return keep(project, mediaType, content, Set.of());
  }

  /**
   * Keeps a file of which it is known whom it names.
   *
   * @param named it is destroyed when one of them is erased
   * @throws IOException when the content cannot be read; then nothing is kept
   */
  public SealedFile keep(
      ProjectId project, String mediaType, InputStream content, Collection<PersonId> named)
      throws IOException {
    String id = ids.next();
    String within = Mongo.within(project.value(), id);
    byte[] key = Random.randBytes(KEY_BYTES);
    MessageDigest digest = sha256();
    long bytes;
    GridFSUploadStream upload = contents.openUploadStream(new BsonString(within), id);
    try {
      OutputStream sealing = sealing(key).newEncryptingStream(upload, bound(within));
      bytes = new DigestInputStream(content, digest).transferTo(sealing);
      sealing.close();
    } catch (IOException | RuntimeException e) {
      abandon(upload, e);
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
    SealedFile file =
        new SealedFile(id, mediaType, HexFormat.of().formatHex(digest.digest()), bytes);
    Document document = new Document("_id", within);
    if (!named.isEmpty()) {
      document.append(NAMING, true);
    }
    document.putAll(seal.sealed(within, Json.write(Json.File.of(file, key, named))));
    documents.insertOne(document);
    return file;
  }

  /** What is kept under this id; empty when erased, unknown, or of another project. */
  public Optional<SealedFile> find(ProjectId project, String id) {
    return document(Mongo.within(project.value(), id))
        .filter(document -> document.get(GOING) == null)
        .map(document -> described(document).file(id));
  }

  /**
   * A file that nobody has been seen to lead to.
   *
   * @param going since when it is to be erased; absent while it is not. It is found no more, so
   *     that no new event can name it, and can still be read
   */
  public record Stray(ProjectId project, String id, @Nullable Instant going) {}

  /** Those that were kept before a moment of the machine's clock. */
  public List<Stray> strays(Instant keptBefore) {
    List<Stray> strays = new ArrayList<>();
    for (Document document : documents.find(Filters.exists(CLAIMED, false))) {
      String within = document.getString("_id");
      GridFSFile content = contents.find(new Document("_id", new BsonString(within))).first();
      if (content == null || content.getUploadDate().toInstant().isBefore(keptBefore)) {
        Date going = document.getDate(GOING);
        strays.add(
            new Stray(
                new ProjectId(within.substring(0, within.indexOf('|'))),
                Mongo.withoutLedger(within),
                going == null ? null : going.toInstant()));
      }
    }
    return strays;
  }

  /** Notes that something in the log leads to a file. */
  public void claimed(ProjectId project, String id) {
    documents.updateOne(
        Mongo.id(Mongo.within(project.value(), id)),
        Updates.combine(Updates.set(CLAIMED, true), Updates.unset(GOING)));
  }

  /** Notes that a file is to be erased. */
  public void going(ProjectId project, String id, Instant since) {
    documents.updateOne(
        Mongo.id(Mongo.within(project.value(), id)), Updates.set(GOING, Date.from(since)));
  }

  /**
   * A file's content, which the caller closes; empty when erased, unknown, or of another project.
   * Reading it fails where it is no longer what was kept.
   */
  public Optional<InputStream> open(ProjectId project, String id) {
    String within = Mongo.within(project.value(), id);
    return described(within)
        .map(described -> {
          try {
            return sealing(described.keyBytes())
                .newDecryptingStream(
                    contents.openDownloadStream(new BsonString(within)), bound(within));
          } catch (GeneralSecurityException | IOException | MongoException e) {
            throw new UnreadableSealException(within, e);
          }
        });
  }

  /** Destroys a file, its key first. Does no harm when repeated. */
  public void erase(ProjectId project, String id) {
    String within = Mongo.within(project.value(), id);
    documents.deleteOne(Mongo.id(within));
    BsonValue content = new BsonString(within);
    if (contents.find(new Document("_id", content)).first() != null) {
      contents.delete(content);
    }
  }

  /** The people whom a file is known to name; none where nobody said, or it is not there. */
  public Set<PersonId> named(ProjectId project, String id) {
    return described(Mongo.within(project.value(), id)).map(Json.File::people).orElse(Set.of());
  }

  /**
   * Makes known whom a file names, in place of what was known before. Does nothing where the file
   * is not there, and does not look at who is erased: {@link PersonRegister#fileNames} does.
   */
  public void naming(ProjectId project, String id, Collection<PersonId> people) {
    String within = Mongo.within(project.value(), id);
    document(within)
        .ifPresent(document -> {
          Document anew = new Document(NAMING, !people.isEmpty());
          anew.putAll(seal.sealed(within, Json.write(described(document).naming(people))));
          documents.updateOne(Mongo.id(within), new Document("$set", anew));
        });
  }

  /** The project's files that are known to name somebody, by their ids. */
  List<String> naming(ProjectId project, PersonId person) {
    List<String> naming = new ArrayList<>();
    documents
        .find(
            new Document(NAMING, true)
                .append(
                    "_id",
                    new Document("$regex", "^" + Pattern.quote(Mongo.within(project.value(), "")))))
        .forEach(document -> {
          if (Json.read(seal.opened(document), Json.File.class).names(person)) {
            naming.add(Mongo.withoutLedger(document.getString("_id")));
          }
        });
    return naming;
  }

  private Optional<Json.File> described(String within) {
    return document(within).map(this::described);
  }

  private Json.File described(Document document) {
    return Json.read(seal.opened(document), Json.File.class);
  }

  private Optional<Document> document(String within) {
    return Optional.ofNullable(documents.find(Mongo.id(within)).first());
  }

  private static void abandon(GridFSUploadStream upload, Exception why) {
    try {
      upload.abort();
    } catch (MongoException left) {
      // what is left of it has no key and can be read by nobody
      why.addSuppressed(left);
    }
  }

  private static AesGcmHkdfStreaming sealing(byte[] key) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
  }

  /** A content cannot be passed off as another file's. */
  private static byte[] bound(String within) {
    return within.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
