package se.delaktig.signin.program;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.DisplayName;
import se.delaktig.signin.account.RandomCode;
import se.delaktig.signin.account.Sha256;
import se.delaktig.signin.keys.Names;

/** Programs in MongoDB, one document each; its name is sealed, of its secret there is a hash. */
@Component
public class Programs {
  /** Words that stand for what a token may be used for; their meaning is the pages' matter. */
  private static final Pattern SCOPE = Pattern.compile("(query|command)\\.[a-z0-9-]{1,60}");

  private static final int MOST_SCOPES = 100;
  private static final String NAME = "name";

  private final MongoCollection<Document> programs;
  private final AccountStore accounts;
  private final Names names;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;

  Programs(
      MongoDatabase database,
      AccountStore accounts,
      Names names,
      ApplicationEventPublisher events,
      InstantSource clock) {
    this.programs = database.getCollection("programs");
    this.accounts = accounts;
    this.names = names;
    this.events = events;
    this.clock = clock;
    names.sealOlder(programs, NAME);
  }

  /**
   * A program just made.
   *
   * @param secret told this once
   */
  public record Made(Program program, String secret) {}

  /**
   * A program with what its secret is compared with.
   *
   * @param secretHash as {@link Sha256#hex} makes it
   */
  public record Known(Program program, String secretHash) {}

  /**
   * Makes a program.
   *
   * @return nothing when the account is not there or is shut
   * @throws IllegalArgumentException if name or scopes cannot be those of a program
   */
  public Optional<Made> make(String owner, String name, Set<String> scopes) {
    if (!DisplayName.allowed(name)
        || scopes.isEmpty()
        || scopes.size() > MOST_SCOPES
        || !scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
      throw new IllegalArgumentException("Not a program");
    }
    if (!isOpen(owner)) {
      return Optional.empty();
    }
    Program program =
        new Program(
            "program-" + RandomCode.of(9),
            name.strip(),
            owner,
            new TreeSet<>(scopes),
            clock.instant());
    String secret = RandomCode.of(32);
    programs.insertOne(
        new Document("_id", program.id())
            .append(NAME, names.sealed(NAME, program.id(), program.name()))
            .append("owner", owner)
            .append("scopes", new ArrayList<>(program.scopes()))
            .append("created", Date.from(program.created()))
            .append("secret", Sha256.hex(secret)));
    return Optional.of(new Made(program, secret));
  }

  /** All programs, the newest first. */
  public List<Program> all() {
    return programs
        .find()
        .sort(Sorts.descending("created"))
        .map(this::read)
        .into(new ArrayList<>());
  }

  /** The program with that id, while the account that it works for is open. */
  public Optional<Known> known(String id) {
    return Optional.ofNullable(programs.find(eq("_id", id)).first())
        .map(stored -> new Known(read(stored), stored.getString("secret")))
        .filter(known -> isOpen(known.program().owner()));
  }

  /**
   * Withdraws a program; it gets no more tokens, and those it has hold no longer.
   *
   * @return whether there was one
   */
  public boolean withdraw(String id) {
    boolean withdrawn = programs.deleteOne(eq("_id", id)).getDeletedCount() == 1;
    if (withdrawn) {
      events.publishEvent(new ProgramWithdrawn(id));
    }
    return withdrawn;
  }

  private boolean isOpen(String owner) {
    return accounts.withSubject(owner).filter(account -> !account.disabled()).isPresent();
  }

  private Program read(Document stored) {
    return new Program(
        stored.getString("_id"),
        names.opened(NAME, stored),
        stored.getString("owner"),
        Set.copyOf(stored.getList("scopes", String.class)),
        stored.getDate("created").toInstant());
  }
}
