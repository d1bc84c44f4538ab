package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.file.Ledger;
import se.delaktig.budget.file.LedgerImport;
import se.delaktig.budget.file.LedgerImport.Effect;
import se.delaktig.budget.file.ReturnedLedger;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.claims.page.LateEntries;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;

/** The page of a ledger that is being read in: which rows are the project's, and what they do. */
@Component
class LedgerPreview {
  private static final int SHOWN = 50;

  /** Balance accounts, in the accounting plans of companies and municipalities alike. */
  private static final String BALANCE = "[12].*";

  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final LateEntries lateEntries;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  LedgerPreview(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      LateEntries lateEntries,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.lateEntries = lateEntries;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /** What somebody who may read ledgers in sees of the project. */
  Sight sight(String project, HttpServletRequest request) {
    Sight sight = gate.see(Query.COSTS, project);
    if (!forms.may(request, ImportVouchers.class)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  /** The form for a file, or the preview of the one that was sent. */
  String show(Sight sight, Optional<LedgerUpload> upload, FormErrors errors, Model model) {
    model.addAttribute("base", CostsController.base(sight.project().value()));
    model.addAttribute("errors", errors);
    if (upload.isEmpty()) {
      model.addAttribute("organisations", forms.organisations(sight));
      model.addAttribute("subs", Choice.all(SubBudget.class, "budget.sub", words));
      return "budget/import";
    }
    preview(sight, upload.get(), model);
    return "budget/import-preview";
  }

  /** The ledger held against what is recorded now. */
  LedgerImport compare(Sight sight, LedgerUpload upload) {
    return LedgerImport.of(
        upload.ledger(),
        upload.choices(),
        new LedgerImport.Known(sight.project(), statements.standing(sight), clock.today()));
  }

  /** The categories that accounts had when they were last recorded. */
  Map<String, CostCategory> remembered(Sight sight) {
    Map<String, CostCategory> known = new HashMap<>();
    statements.costs(sight).stream()
        .map(VoucherCost.Entry::recorded)
        .sorted(Comparator.comparing(CostRecorded::paid))
        .forEach(cost -> {
          String account = cost.account();
          if (account != null) {
            known.put(account, cost.category());
          }
        });
    return known;
  }

  private void preview(Sight sight, LedgerUpload upload, Model model) {
    LedgerImport found = compare(sight, upload);
    Ledger ledger = upload.ledger();
    int fresh = found.count(Effect.NEW);
    model.addAttribute("fresh", fresh);
    model.addAttribute(
        "heading",
        fresh == 0
            ? words.say("budget.import.nothing")
            : words.say("budget.import.fresh", fresh, fmt.kronor(found.sum())));
    model.addAttribute(
        "lead",
        words.say(
            "budget.import.lead",
            forms.organisation(sight, upload.choices().organisation()),
            words.say("budget.sub." + upload.choices().subBudget())));
    model.addAttribute("unpaid", !ledger.tellsPaid());
    model.addAttribute(
        "late",
        lateEntries.said(
            sight,
            found.fresh().stream()
                .flatMap(voucher -> voucher.rows().stream())
                .map(ImportVouchers.Row::paid)));
    model.addAttribute("effects", effects(found));
    model.addAttribute("accounts", accounts(upload));
    model.addAttribute("objects", objects(ledger));
    model.addAttribute("object", upload.choices().object());
    model.addAttribute("choices", categories());
    model.addAttribute("wrong", found.faults().isEmpty() ? null : wrong(found.faults()));
    model.addAttribute("wrongShown", Math.min(SHOWN, found.faults().size()));
    model.addAttribute("wrongAll", found.faults().size());
  }

  private DataTable effects(LedgerImport found) {
    DataTable table =
        DataTable.of(
            "verkan",
            words.say("budget.import.effects"),
            DataTable.Column.text(words.say("budget.import.effect")),
            words.figures("budget.import.vouchers"));
    for (Effect effect : Effect.values()) {
      table.row(
          Cell.of(words.say("budget.import.effect." + effect)),
          Cell.of(fmt.number(found.count(effect))));
    }
    return table;
  }

  /** An account with what it holds, to say what its rows are. */
  record Account(String field, String label, @Nullable String category) {}

  /** The accounts with rows that can be the project's and do not say themselves what they are. */
  private List<Account> accounts(LedgerUpload upload) {
    Map<String, List<Ledger.Row>> byAccount = new TreeMap<>();
    for (Ledger.Row row : upload.ledger().rows()) {
      String account = row.account();
      if (account != null
          && row.category() == null
          && !account.matches(BALANCE)
          && upload.choices().marks(row)) {
        byAccount.computeIfAbsent(account, none -> new ArrayList<>()).add(row);
      }
    }
    List<Account> accounts = new ArrayList<>();
    byAccount.forEach((account, rows) -> {
      CostCategory chosen = upload.choices().categories().get(account);
      accounts.add(
          new Account(
              field(account),
              words.say(
                  "budget.import.account",
                  account,
                  upload.ledger().accounts().getOrDefault(account, "").strip(),
                  rows.size(),
                  fmt.kronor(
                      rows.stream()
                          .map(Ledger.Row::amount)
                          .reduce(BigDecimal.ZERO, BigDecimal::add))),
              chosen == null ? null : chosen.name()));
    });
    return accounts;
  }

  /** The form's field of an account. */
  static String field(String account) {
    return "konto-" + account;
  }

  private List<Choice> categories() {
    return Choice.all(CostCategory.class, "budget.category", words).stream()
        .filter(choice -> !choice.value().equals(CostCategory.INDIRECT.name()))
        .toList();
  }

  private static List<Choice> objects(Ledger ledger) {
    return ledger.objects().entrySet().stream()
        .map(object -> new Choice(object.getKey(), object.getValue()))
        .toList();
  }

  /** What could not go in, as a workbook with the reason beside each line. */
  byte[] returned(Sight sight, LedgerUpload upload) {
    return ReturnedLedger.of(
        upload.ledger(),
        compare(sight, upload).faults(),
        sight.programme().planned().invented() ? words.say("frame.demo.invented") : null,
        new ReturnedLedger.Heads(
            words.say("budget.import.returned.sheet"),
            words.say("budget.import.row"),
            words.say("budget.import.reason"),
            words.say("budget.import.returned.held-back")),
        fault -> words.say(fault.key(), fault.values().toArray()));
  }

  private DataTable wrong(List<Ledger.Fault> faults) {
    DataTable table =
        DataTable.of(
            "fel",
            words.say("budget.import.wrong"),
            DataTable.Column.text(words.say("budget.import.row")),
            DataTable.Column.text(words.say("budget.voucher.label")),
            DataTable.Column.full(words.say("budget.import.reason")));
    faults.stream()
        .sorted(Comparator.comparingInt(Ledger.Fault::line))
        .limit(SHOWN)
        .forEach(fault ->
            table.row(
                Cell.of(words.say("budget.import.row-number", Integer.toString(fault.line()))),
                Cell.of(fmt.text(fault.voucher())),
                Cell.of(words.say(fault.key(), fault.values().toArray()))));
    return table;
  }
}
