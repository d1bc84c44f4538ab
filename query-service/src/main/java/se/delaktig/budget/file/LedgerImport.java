package se.delaktig.budget.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.policy.VoucherContent;
import se.delaktig.budget.policy.Vouchers;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * A ledger held against what is recorded: which of its rows are the project's, what each voucher
 * would change, and what is wrong. Pure; nothing happens by it.
 *
 * @param vouchers those with rows that are the project's, in the file's order
 * @param faults what keeps a voucher out, and rows that belong to none
 */
public record LedgerImport(List<Listed> vouchers, List<Ledger.Fault> faults) {
  private static final int LONGEST_NUMBER = 30;
  private static final int LONGEST_SUPPLIER = 120;
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_ROWS = 500;
  private static final Pattern REFERENCE = Pattern.compile(RecordCost.REFERENCE);
  private static final Pattern ACCOUNT = Pattern.compile("\\d{1,10}");

  /** What a voucher would do. */
  public enum Effect {
    NEW,
    /** It stands already, with the same content. */
    UNCHANGED,
    /** It stands already, with other content. */
    OTHER_CONTENT,
    /** Something in it is wrong. */
    WRONG
  }

  /**
   * A voucher with what it would do.
   *
   * @param line where it begins in the file
   */
  public record Listed(int line, ImportVouchers.Voucher voucher, Effect effect) {}

  /**
   * What the file itself does not say.
   *
   * @param categories of accounts; rows on others are not the project's
   * @param object what rows of the project are marked with; absent: rows are not told apart by it
   */
  public record Choices(
      OrganisationId organisation,
      SubBudget subBudget,
      Map<String, CostCategory> categories,
      @Nullable String object) {
    /** Whether a row can be the project's, whatever account it is on. */
    public boolean marks(Ledger.Row row) {
      return object == null || row.objects().contains(object);
    }

    /** A row's category; absent where it is not the project's. */
    @Nullable CostCategory category(Ledger.Row row) {
      if (!marks(row)) {
        return null;
      }
      return row.category() != null ? row.category() : categories.get(row.account());
    }
  }

  /** What is known before. */
  public record Known(
      ProjectId project, Map<VoucherId, List<CostRecorded>> standing, LocalDate today) {}

  private record Key(int financialYear, String number) {}

  public static LedgerImport of(Ledger ledger, Choices choices, Known known) {
    Map<Key, List<Ledger.Row>> byVoucher = new LinkedHashMap<>();
    for (Ledger.Row row : ledger.rows()) {
      if (choices.category(row) != null) {
        byVoucher
            .computeIfAbsent(new Key(row.financialYear(), row.voucher()), none -> new ArrayList<>())
            .add(row);
      }
    }
    List<Ledger.Fault> faults = new ArrayList<>(ledger.faults());
    Set<String> wrong =
        ledger.faults().stream()
            .map(Ledger.Fault::voucher)
            .filter(voucher -> voucher != null)
            .collect(Collectors.toSet());
    List<Listed> vouchers = new ArrayList<>();
    byVoucher.forEach((key, rows) -> {
      List<Ledger.Fault> its = faults(key, rows, choices, known);
      ImportVouchers.Voucher voucher = voucher(key, rows, choices);
      Effect effect =
          !its.isEmpty() || wrong.contains(key.number())
              ? Effect.WRONG
              : effect(voucher, choices, known);
      if (effect == Effect.OTHER_CONTENT) {
        faults.add(
            new Ledger.Fault(
                rows.getFirst().line(), key.number(), "budget.fault.other-content", List.of()));
      }
      faults.addAll(its);
      vouchers.add(new Listed(rows.getFirst().line(), voucher, effect));
    });
    return new LedgerImport(List.copyOf(vouchers), List.copyOf(faults));
  }

  private static Effect effect(ImportVouchers.Voucher voucher, Choices choices, Known known) {
    List<CostRecorded> standing =
        known
            .standing()
            .getOrDefault(
                Vouchers.voucher(
                    known.project(),
                    choices.organisation(),
                    voucher.financialYear(),
                    voucher.number()),
                List.of());
    if (standing.isEmpty()) {
      return Effect.NEW;
    }
    return VoucherContent.of(standing).equals(VoucherContent.listed(voucher.rows()))
        ? Effect.UNCHANGED
        : Effect.OTHER_CONTENT;
  }

  private static List<Ledger.Fault> faults(
      Key key, List<Ledger.Row> rows, Choices choices, Known known) {
    List<Ledger.Fault> faults = new ArrayList<>();
    if (key.number().length() > LONGEST_NUMBER || rows.size() > MOST_ROWS) {
      faults.add(
          new Ledger.Fault(
              rows.getFirst().line(), key.number(), "budget.fault.too-long", List.of()));
    }
    for (Ledger.Row row : rows) {
      if (choices.category(row) == CostCategory.INDIRECT) {
        faults.add(fault(row, "problem.budget.indirect-is-computed"));
      }
      if (row.date().isAfter(known.today())
          || row.paid() != null && row.paid().isAfter(known.today())) {
        faults.add(fault(row, "problem.budget.in-the-future"));
      }
      if (row.supplier() != null && row.supplier().length() > LONGEST_SUPPLIER) {
        faults.add(fault(row, "budget.fault.too-long"));
      }
      if (row.account() != null && !ACCOUNT.matcher(row.account()).matches()) {
        faults.add(fault(row, "budget.fault.account"));
      }
      if (row.procurement() != null && !REFERENCE.matcher(row.procurement()).matches()) {
        faults.add(fault(row, "budget.fault.procurement"));
      }
    }
    return faults;
  }

  private static Ledger.Fault fault(Ledger.Row row, String key) {
    return new Ledger.Fault(row.line(), row.voucher(), key, List.of());
  }

  private static ImportVouchers.Voucher voucher(Key key, List<Ledger.Row> rows, Choices choices) {
    return new ImportVouchers.Voucher(
        key.financialYear(), key.number(), rows.stream().map(row -> row(row, choices)).toList());
  }

  /** In the books an income is a credit; among the project's costs it is an amount above 0. */
  private static ImportVouchers.Row row(Ledger.Row row, Choices choices) {
    CostCategory category = choices.category(row);
    if (category == null) {
      throw new IllegalArgumentException("not the project's");
    }
    BigDecimal amount = category == CostCategory.INCOME ? row.amount().negate() : row.amount();
    String text = row.text();
    return new ImportVouchers.Row(
        choices.subBudget(),
        category,
        row.account(),
        row.paid() == null ? row.date() : row.paid(),
        row.date(),
        amount,
        row.vat(),
        row.supplier(),
        row.procurement(),
        text != null && text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
  }

  public int count(Effect effect) {
    return (int) vouchers.stream().filter(one -> one.effect() == effect).count();
  }

  /** The vouchers that would change something. */
  public List<ImportVouchers.Voucher> fresh() {
    return vouchers.stream()
        .filter(one -> one.effect() == Effect.NEW)
        .map(Listed::voucher)
        .toList();
  }

  /** What the new vouchers come to, incomes taken off. */
  public BigDecimal sum() {
    return fresh().stream()
        .flatMap(voucher -> voucher.rows().stream())
        .map(row -> row.category() == CostCategory.INCOME ? row.amount().negate() : row.amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
