package se.delaktig.audit.view;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.delaktig.audit.view.SigningKeys.Signer;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LedgerTree;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.FollowedLedger;

/**
 * Signs what ledgers hold. A head is signed once for each size and kept beside the log; nothing is
 * signed of a ledger that does not extend everything signed before.
 */
@Component
public class SignedHeads {
  private static final String COLLECTION = "signed-heads";
  private static final String LEDGER = "ledger";
  private static final String NUMBER = "number";
  private static final String SIZE = "size";

  private final CommitLog log;
  private final MongoCollection<Document> heads;
  private final SigningKeys keys;
  private final ProgrammeClock clock;
  private final InstantSource machine;
  private final Map<String, Grown> trees = new ConcurrentHashMap<>();
  private final Set<SignedHead> verified = ConcurrentHashMap.newKeySet();

  @Autowired
  SignedHeads(
      CommitLog log,
      MongoClient mongo,
      ProgrammeClock clock,
      @Value("${delaktig.log.database:delaktig_log}") String database,
      @Value("${delaktig.keys}") Path keys) {
    this(log, mongo, clock, database, SigningKeys.open(keys), InstantSource.system());
  }

  SignedHeads(
      CommitLog log,
      MongoClient mongo,
      ProgrammeClock clock,
      String database,
      SigningKeys keys,
      InstantSource machine) {
    this.log = log;
    this.clock = clock;
    this.keys = keys;
    this.machine = machine;
    this.heads =
        mongo
            .getDatabase(database)
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
    heads.createIndex(
        Indexes.ascending(LEDGER, NUMBER), new IndexOptions().unique(true).name("heads_number"));
  }

  /**
   * The signed head of a ledger.
   *
   * @return empty if nothing has happened in it
   * @throws LedgerRewrittenException when it does not extend what was signed before
   */
  public Optional<SignedHead> latest(String ledger) {
    LedgerTree tree = tree(ledger);
    synchronized (tree) {
      long size = tree.size();
      if (size == 0) {
        demandExtended(ledger, all(ledger), tree);
        return Optional.empty();
      }
      return Optional.of(head(ledger, size, tree));
    }
  }

  /**
   * The signed head of a ledger's first commits.
   *
   * @param size how many, at least 1
   * @throws LedgerRewrittenException when the ledger does not extend what was signed before
   */
  public SignedHead at(String ledger, long size) {
    LedgerTree tree = tree(ledger);
    synchronized (tree) {
      return head(ledger, size, tree);
    }
  }

  /** All heads of a ledger that were signed up to one of them and are no larger, oldest first. */
  public List<SignedHead> upTo(SignedHead last) {
    return all(last.ledger()).stream()
        .filter(one -> one.number() <= last.number() && one.size() <= last.size())
        .toList();
  }

  /** The head of a ledger that was signed last, whatever has been recorded since; for paper. */
  public Optional<SignedHead> lastSigned(String ledger) {
    return Optional.ofNullable(
            heads.find(Filters.eq(LEDGER, ledger)).sort(Sorts.descending(NUMBER)).first())
        .map(SignedHeads::head);
  }

  /** All heads of a ledger, in the order in which they were signed. */
  public List<SignedHead> all(String ledger) {
    List<SignedHead> all = new ArrayList<>();
    heads.find(Filters.eq(LEDGER, ledger)).forEach(document -> all.add(head(document)));
    all.sort(Comparator.comparingLong(SignedHead::number));
    return List.copyOf(all);
  }

  /** What proves that a head's tree extends an earlier one's. */
  public List<String> proof(SignedHead earlier, SignedHead later) {
    LedgerTree tree = tree(later.ledger());
    synchronized (tree) {
      return tree.consistency(earlier.size(), later.size());
    }
  }

  /**
   * Signs bytes with the key that signed a head, so that whoever trusts the head trusts them, and
   * the same bytes always get the same signature.
   *
   * @throws KeyRetiredException when that key signs nothing more
   */
  public Signed sign(SignedHead head, byte[] statement) {
    Signer signer = keys.signer(head.key()).orElseThrow(() -> new KeyRetiredException(head.key()));
    return new Signed(signer.id(), signer.publicKey(), signer.sign(statement));
  }

  /** A ledger's tree as far as the ledger has been followed. */
  private static final class Grown {
    private final FollowedLedger ledger;
    private final LedgerTree tree;
    private final UnbrokenChain chain = new UnbrokenChain();

    private Grown(FollowedLedger ledger, LedgerTree tree) {
      this.ledger = ledger;
      this.tree = tree;
    }

    private void take(Commit commit) {
      chain.demand(commit);
      tree.add(commit.hash());
    }
  }

  /** A signature and whose it is. */
  public record Signed(String key, String publicKey, String signature) {}

  private LedgerTree tree(String ledger) {
    Grown grown =
        trees.computeIfAbsent(
            ledger, none -> new Grown(new FollowedLedger(log, ledger), new LedgerTree()));
    synchronized (grown.tree) {
      grown.ledger.readOn(grown::take);
    }
    return grown.tree;
  }

  private SignedHead head(String ledger, long size, LedgerTree tree) {
    List<SignedHead> signed = all(ledger);
    demandExtended(ledger, signed, tree);
    @Nullable SignedHead there =
        signed.stream().filter(one -> one.size() == size).findFirst().orElse(null);
    return there != null ? there : signed(ledger, size, tree, signed.size() + 1L);
  }

  private SignedHead signed(String ledger, long size, LedgerTree tree, long number) {
    Signer signer = keys.newest();
    String root = tree.root(size);
    Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant now = machine.instant().truncatedTo(ChronoUnit.MILLIS);
    byte[] statement = SignedHead.statement(ledger, number, size, root, recorded, now, signer.id());
    SignedHead made =
        new SignedHead(
            ledger,
            number,
            size,
            root,
            recorded,
            now,
            signer.id(),
            signer.publicKey(),
            signer.sign(statement));
    try {
      heads.insertOne(document(made));
      keys.remember(ledger, made.code());
      return made;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // another process was first, with this size or with another
      return head(ledger, size, tree);
    }
  }

  /**
   * Every head must be one of ours, and the tree must hold it. The last that was signed must be
   * among them: whoever rewrites the log may have thrown the heads away.
   */
  private void demandExtended(String ledger, List<SignedHead> signed, LedgerTree tree) {
    for (SignedHead one : signed) {
      boolean held = one.size() <= tree.size() && tree.root(one.size()).equals(one.root());
      if (!held || !isOurs(one)) {
        throw new LedgerRewrittenException(ledger, one.code());
      }
    }
    keys.remembered(ledger)
        .filter(code -> signed.stream().map(SignedHead::code).noneMatch(code::equals))
        .ifPresent(code -> {
          throw new LedgerRewrittenException(ledger, code);
        });
  }

  private boolean isOurs(SignedHead head) {
    if (verified.contains(head)) {
      return true;
    }
    boolean ours =
        keys.publicKeys().contains(head.publicKey())
            && SigningKeys.idOf(head.publicKey()).equals(head.key())
            && SigningKeys.verifies(head.publicKey(), head.statement(), head.signature());
    return ours && verified.add(head);
  }

  private static Document document(SignedHead head) {
    return new Document("_id", head.ledger() + "|" + head.size())
        .append(LEDGER, head.ledger())
        .append(NUMBER, head.number())
        .append(SIZE, head.size())
        .append("root", head.root())
        .append("recorded", Date.from(head.recorded()))
        .append("signed", Date.from(head.signed()))
        .append("key", head.key())
        .append("publicKey", head.publicKey())
        .append("signature", head.signature());
  }

  private static SignedHead head(Document document) {
    return new SignedHead(
        document.getString(LEDGER),
        document.getLong(NUMBER),
        document.getLong(SIZE),
        document.getString("root"),
        document.getDate("recorded").toInstant(),
        document.getDate("signed").toInstant(),
        document.getString("key"),
        document.getString("publicKey"),
        document.getString("signature"));
  }
}
