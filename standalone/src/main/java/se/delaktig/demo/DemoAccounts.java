package se.delaktig.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import se.delaktig.access.event.Role;

/**
 * The demonstration's accounts, one for each role. Their passwords are drawn at the first start and
 * lie readable in the demonstration's own data folder, so that each start can print them; no other
 * folder has such a file.
 */
public record DemoAccounts(List<DemoAccount> all) {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 14;

  /** One account. */
  public record DemoAccount(String username, String password, Role role, String displayName) {}

  /** The accounts of the demonstration in a data folder, drawn if there are none yet. */
  public static DemoAccounts in(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve("demo-accounts");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(
          file,
          fresh().stream()
              .map(a ->
                  String.join("\t", a.username(), a.password(), a.role().name(), a.displayName()))
              .toList(),
          StandardCharsets.UTF_8);
    }
    return new DemoAccounts(
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(line -> line.split("\t"))
            .map(part -> new DemoAccount(part[0], part[1], Role.valueOf(part[2]), part[3]))
            .toList());
  }

  private static List<DemoAccount> fresh() {
    SecureRandom random = new SecureRandom();
    List<DemoAccount> accounts = new ArrayList<>();
    accounts.add(account(random, "karin", Role.PROJECT_LEADER, "Karin Nyström"));
    accounts.add(account(random, "olle", Role.PROJECT_WORKER, "Olle Berglind"));
    accounts.add(account(random, "samira", Role.PROCESS_LEADER, "Samira Haddad"));
    accounts.add(account(random, "marie", Role.MANAGER, "Marie Lindahl"));
    accounts.add(account(random, "erik", Role.ECONOMIST, "Erik Sandell"));
    accounts.add(account(random, "stina", Role.STEERING_GROUP, "Stina Forslund"));
    accounts.add(account(random, "ulla", Role.EVALUATOR, "Ulla Rydberg"));
    accounts.add(account(random, "folke", Role.RESEARCHER, "Folke Hedin"));
    accounts.add(account(random, "rut", Role.AUDITOR, "Rut Engdahl"));
    accounts.add(account(random, "ylva", Role.IDENTITY_OFFICER, "Ylva Sandgren"));
    accounts.add(account(random, "david", Role.DATA_PROTECTION_OFFICER, "David Åström"));
    accounts.add(account(random, "admin", Role.SYSTEM_ADMINISTRATOR, "Anna Systemvall"));
    return accounts;
  }

  private static DemoAccount account(
      SecureRandom random, String username, Role role, String displayName) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new DemoAccount(username, password.toString(), role, displayName);
  }

  DemoAccount of(Role role) {
    return all.stream().filter(account -> account.role() == role).findFirst().orElseThrow();
  }

  /**
   * Prints a line for each account that holds nothing but {@code name / password (role)}: other
   * programs read it.
   */
  public void print(PrintStream out) {
    for (DemoAccount account : all) {
      out.println(
          account.username() + " / " + account.password() + " (" + account.role().swedish() + ")");
    }
    out.flush();
  }
}
