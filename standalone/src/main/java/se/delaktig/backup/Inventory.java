package se.delaktig.backup;

import com.mongodb.client.MongoClient;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.delaktig.eventstore.LogSettings;

/**
 * Everything a server holds of an office, so that two can be compared.
 *
 * @param reads the chains of the read log; absent where the office has none yet, and in an
 *     inventory that was written before they were looked at
 * @param collections by {@code database.collection}
 */
record Inventory(Chains chains, @Nullable Chains reads, Map<String, Held> collections) {

  /** Reads everything, and verifies the chains. */
  static Inventory of(MongoClient server, LogSettings settings) {
    Chains chains = Chains.verified(server, OfficeDatabases.LOG, settings);
    Chains reads = readsOn(server, settings);
    Map<String, Held> collections = new TreeMap<>();
    for (String database : OfficeDatabases.on(server)) {
      for (Document collection : OfficeDatabases.collections(server, database)) {
        String name = collection.getString("name");
        Held held = Held.of(server.getDatabase(database).getCollection(name));
        collections.put(database + "." + name, held);
      }
    }
    return new Inventory(chains, reads, collections);
  }

  /** The verified chains of a server's read log, if it has one. */
  static @Nullable Chains readsOn(MongoClient server, LogSettings settings) {
    return OfficeDatabases.on(server).contains(OfficeDatabases.READS)
        ? Chains.verified(server, OfficeDatabases.READS, settings)
        : null;
  }

  /** What differs, in words; nothing where both hold the same. */
  List<String> differencesFrom(Inventory other) {
    List<String> differences = new ArrayList<>();
    if (!chains.equals(other.chains())) {
      differences.add("chains: " + chains + " / " + other.chains());
    }
    if (reads != null && !reads.equals(other.reads())) {
      differences.add("read log: " + reads + " / " + other.reads());
    }
    Set<String> names = new TreeSet<>(collections.keySet());
    names.addAll(other.collections().keySet());
    for (String name : names) {
      Held here = collections.get(name);
      Held there = other.collections().get(name);
      if (!Objects.equals(here, there)) {
        differences.add(name + ": " + here + " / " + there);
      }
    }
    return differences;
  }

  /** Tells the heads and the counts. */
  void print(PrintStream out) {
    out.println("Händelser / Events: " + chains.events());
    chains
        .heads()
        .forEach((ledger, head) ->
            out.println("  " + ledger + ": " + head.commits() + " " + head.sha256()));
    if (reads != null) {
      out.println("Läsningar / Readings: " + reads.events());
    }
    out.println("Dokument / Documents:");
    collections.forEach((name, held) -> out.println("  " + name + ": " + held.documents()));
  }
}
