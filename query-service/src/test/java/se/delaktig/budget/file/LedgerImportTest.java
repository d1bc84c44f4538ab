package se.delaktig.budget.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.file.LedgerImport.Choices;
import se.delaktig.budget.file.LedgerImport.Effect;
import se.delaktig.budget.file.LedgerImport.Known;
import se.delaktig.budget.policy.Vouchers;
import se.delaktig.kernel.file.Line;
import se.delaktig.kernel.file.TableFile;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/** Ledgers from bookkeeping, and what they would change. */
class LedgerImportTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final String SIE =
      """
      #FLAGGA 0
      #FORMAT PC8
      #SIETYP 4
      #FNAMN "Avesta kommun"
      #RAR 0 20180701 20190630
      #RAR -1 20170701 20180630
      #KONTO 1930 "Bank"
      #KONTO 5810 "Biljetter"
      #KONTO 6550 "Konsultarvoden \\"övriga\\""
      #DIM 6 "Projekt"
      #OBJEKT 6 "4711" "Vilka är vi?"
      #VER A 12 20190304 "Föreläsare, Åsa Öberg"
      {
      #TRANS 6550 {6 "4711" 1 "K10"} 14800.00
      #RTRANS 5810 {} 1.00
      #TRANS 5810 {6 "4711"} 412.50 20190305 "Tåg"
      #TRANS 5810 {} 100.00
      #TRANS 1930 {} -15312.50
      }
      #VER B 7 20180701 "Hyra"
      {
      \t#TRANS 6550 {} 900
      \t#TRANS 1930 {} -900
      }
      """;

  private static Ledger read(String text) {
    return Ledger.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Choices choices(@Nullable String object, Map<String, CostCategory> accounts) {
    return new Choices(AVESTA, SubBudget.IMPLEMENTATION, accounts, object);
  }

  private static final Choices OURS =
      choices(
          "6:4711", Map.of("6550", CostCategory.EXTERNAL_SERVICES, "5810", CostCategory.TRAVEL));

  private static LedgerImport held(Ledger ledger, Choices choices, CostRecorded... known) {
    Map<VoucherId, List<CostRecorded>> standing =
        List.of(known).stream().collect(Collectors.groupingBy(cost -> cost.cost().voucher()));
    return LedgerImport.of(ledger, choices, new Known(PROJECT, standing, TODAY));
  }

  private static CostRecorded recorded(CostCategory category, String amount, LocalDate paid) {
    return new CostRecorded(
        Vouchers.row(
            Vouchers.voucher(PROJECT, AVESTA, 2018, "a  12"),
            SubBudget.IMPLEMENTATION,
            category,
            1),
        AVESTA,
        SubBudget.IMPLEMENTATION,
        category,
        paid,
        new BigDecimal(amount),
        "A 12",
        null,
        2018,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void theProjectsRowsOfASieFileAreTakenVoucherByVoucher() {
    Ledger ledger = read(SIE);
    LedgerImport found = held(ledger, OURS);

    assertThat(ledger.accounts()).containsEntry("6550", "Konsultarvoden \"övriga\"");
    assertThat(ledger.objects()).containsEntry("6:4711", "Projekt 4711 Vilka är vi?");
    assertThat(ledger.tellsPaid()).isFalse();
    assertThat(found.faults()).isEmpty();
    assertThat(found.fresh()).hasSize(1);
    ImportVouchers.Voucher voucher = found.fresh().getFirst();
    assertThat(voucher.financialYear()).isEqualTo(2018);
    assertThat(voucher.number()).isEqualTo("A 12");
    assertThat(voucher.rows())
        .containsExactly(
            row(
                CostCategory.EXTERNAL_SERVICES,
                "6550",
                LocalDate.of(2019, 3, 4),
                "14800.00",
                "Föreläsare, Åsa Öberg"),
            row(CostCategory.TRAVEL, "5810", LocalDate.of(2019, 3, 5), "412.50", "Tåg"));
    assertThat(found.sum()).isEqualByComparingTo("15212.50");
  }

  private static ImportVouchers.Row row(
      CostCategory category, String account, LocalDate day, String amount, String text) {
    return new ImportVouchers.Row(
        SubBudget.IMPLEMENTATION,
        category,
        account,
        day,
        day,
        new BigDecimal(amount),
        null,
        null,
        null,
        text);
  }

  @Test
  void theFormatsOwnCharactersAreReadAndThoseThatProgramsWriteInstead() {
    byte[] asItShouldBe = SIE.getBytes(Charset.forName("IBM437"));

    assertThat(Ledger.read(asItShouldBe)).isEqualTo(read(SIE));
  }

  @Test
  void theSameVoucherAgainChangesNothingAndWithOtherContentIsNamed() {
    CostRecorded services =
        recorded(CostCategory.EXTERNAL_SERVICES, "14800", LocalDate.of(2019, 3, 4));
    CostRecorded travel = recorded(CostCategory.TRAVEL, "412.5", LocalDate.of(2019, 3, 5));

    LedgerImport same = held(read(SIE), OURS, travel, services);
    assertThat(same.vouchers())
        .extracting(LedgerImport.Listed::effect)
        .containsExactly(Effect.UNCHANGED);
    assertThat(same.fresh()).isEmpty();

    LedgerImport other = held(read(SIE), OURS, services);
    assertThat(other.vouchers())
        .extracting(LedgerImport.Listed::effect)
        .containsExactly(Effect.OTHER_CONTENT);
    assertThat(keys(other)).containsExactly("budget.fault.other-content");
    assertThat(other.fresh()).isEmpty();
  }

  private static List<String> keys(LedgerImport found) {
    return found.faults().stream().map(Ledger.Fault::key).toList();
  }

  @Test
  void aVoucherThatDoesNotBalanceIsKeptOut() {
    LedgerImport found = held(read(SIE.replace("-15312.50", "-15312.00")), OURS);

    assertThat(found.faults())
        .containsExactly(
            new Ledger.Fault(
                12, "A 12", "budget.fault.unbalanced", List.of(new BigDecimal("0.50"))));
    assertThat(found.count(Effect.WRONG)).isEqualTo(1);
    assertThat(found.fresh()).isEmpty();
  }

  @Test
  void withoutAMarkAllRowsOnChosenAccountsAreTheProjects() {
    LedgerImport found =
        held(read(SIE), choices(null, Map.of("6550", CostCategory.EXTERNAL_SERVICES)));

    assertThat(found.fresh())
        .extracting(ImportVouchers.Voucher::number)
        .containsExactly("A 12", "B 7");
    assertThat(held(read(SIE), choices(null, Map.of())).vouchers()).isEmpty();
  }

  @Test
  void anIncomeIsACreditInTheBooksAndAnAmountAboveNothingHere() {
    String sold =
        """
        #FLAGGA 0
        #VER C 1 20190304 "Avgifter"
        {
        #TRANS 3010 {} -500
        #TRANS 1930 {} 500
        }
        """;
    LedgerImport found = held(read(sold), choices(null, Map.of("3010", CostCategory.INCOME)));

    assertThat(found.fresh().getFirst().rows().getFirst().amount()).isEqualByComparingTo("500");
    assertThat(found.sum()).isEqualByComparingTo("-500");
  }

  private static final String TABLE =
      """
      Huvudbok;;;;;;;;;
      Serie;Ver.nr;Räkenskapsår;Datum;Betald;Konto;Belopp;Moms;Leverantör;Kostnadsslag;Upphandling
      L;2291;2019;2019-03-01;2019-03-28;6550;14 800,00;3 700,00;Bergs Utbildning;Externa tjänster;KS 2018/123
      L;2291;2019;2019-03-01;2019-03-28;5810;412,50;;Bergs Utbildning;Resor och logi;
      L;2292;2019;2019-03-02;2019-03-29;5810;-100,00;;SJ;Resor och logi;
      ;;;;;Summa;15 112,50;;;;
      """;

  @Test
  void aTableSaysMoreThanSie() {
    Ledger ledger = read(TABLE);
    LedgerImport found = held(ledger, choices(null, Map.of()));

    assertThat(ledger.tellsPaid()).isTrue();
    assertThat(found.faults()).isEmpty();
    assertThat(found.fresh())
        .extracting(ImportVouchers.Voucher::number)
        .containsExactly("L 2291", "L 2292");
    assertThat(found.fresh().getFirst().rows().getFirst())
        .isEqualTo(
            new ImportVouchers.Row(
                SubBudget.IMPLEMENTATION,
                CostCategory.EXTERNAL_SERVICES,
                "6550",
                LocalDate.of(2019, 3, 28),
                LocalDate.of(2019, 3, 1),
                new BigDecimal("14800.00"),
                new BigDecimal("3700.00"),
                "Bergs Utbildning",
                "KS 2018/123",
                null));
    assertThat(found.sum()).isEqualByComparingTo("15112.50");
  }

  @Test
  void aWorkbookIsReadAsTheTableInIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Bok", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Huvudbok");
      List<String> heads = List.of("Verifikation", "Datum", "Konto", "Belopp", "Kostnadsslag");
      for (int i = 0; i < heads.size(); i++) {
        sheet.value(0, i, heads.get(i));
      }
      sheet.value(1, 0, 2291);
      sheet.value(1, 1, LocalDate.of(2019, 3, 1));
      sheet.style(1, 1).format("yyyy-MM-dd").set();
      sheet.value(1, 2, 6550);
      sheet.value(1, 3, 12345678.1 + 0.2);
      sheet.value(1, 4, "Externa tjänster");
      workbook.finish();
    }
    LedgerImport found = held(Ledger.read(out.toByteArray()), choices(null, Map.of()));

    assertThat(found.faults()).isEmpty();
    assertThat(found.fresh().getFirst().number()).isEqualTo("2291");
    assertThat(found.fresh().getFirst().rows().getFirst().amount())
        .isEqualByComparingTo("12345678.30");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "14 800,00|hundra|budget.fault.amount",
        "14 800,00|1.234,567|budget.fault.amount",
        "14 800,00|1.234|budget.fault.amount",
        "2019-03-01;2019-03-28;6550|1 mars;2019-03-28;6550|budget.fault.date",
        "2019-03-01;2019-03-28;6550|;2019-03-28;6550|budget.fault.no-date",
        "L;2291;2019;2019-03-01;2019-03-28;6550|L;2291;tjugo;2019-03-01;2019-03-28;6550|budget.fault.financial-year",
        "Externa tjänster|Allt möjligt|budget.fault.category",
        "Externa tjänster|Indirekta kostnader|problem.budget.indirect-is-computed",
        "KS 2018/123|se pärmen|budget.fault.procurement",
        "2019-03-28;6550|2019-11-19;6550|problem.budget.in-the-future",
        "6550|6550-1|budget.fault.account",
      })
  void whatIsWrongWithARowKeepsItsWholeVoucherOut(String right, String wrong, String key) {
    LedgerImport found =
        held(
            read(TABLE.replaceFirst(java.util.regex.Pattern.quote(right), wrong)),
            choices(null, Map.of()));

    assertThat(found.faults())
        .extracting(Ledger.Fault::line, Ledger.Fault::key)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(3, key));
    assertThat(found.fresh()).extracting(ImportVouchers.Voucher::number).containsExactly("L 2292");
  }

  @Test
  void aFileOfAnotherKindIsSaidToBe() {
    assertThatThrownBy(() -> read("Namn;Personnummer\nAnna;1\n")).hasMessage("budget.file.columns");
    assertThatThrownBy(() -> read("#FLAGGA 0\n#SIETYP 1\n")).hasMessage("budget.file.no-vouchers");
    assertThatThrownBy(() -> read("")).hasMessage("file.empty");
  }

  @Test
  void aThousandVouchersAreHeldAgainstWhatIsKnown() {
    StringBuilder many = new StringBuilder("#FLAGGA 0\n");
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      numbers.add("A " + i);
      many.append("#VER A ").append(i).append(" 20190304 x\n{\n#TRANS 6550 {} 1.10\n");
      many.append("#TRANS 1930 {} -1.10\n}\n");
    }
    LedgerImport found =
        held(read(many.toString()), choices(null, Map.of("6550", CostCategory.TRAVEL)));

    assertThat(found.fresh())
        .extracting(ImportVouchers.Voucher::number)
        .containsExactlyElementsOf(numbers);
    assertThat(found.sum()).isEqualByComparingTo("1100.00");
  }

  @Test
  void whatCannotGoInComesBackWithItsReasonAndItsVoucherWholeAndCanBeReadAgain() {
    Ledger ledger =
        read(
            """
            Serie;Vernr;Datum;Belopp;Konto
            A;1;2019-10-01;100,00;5810
            A;2;2019-10-02;tolv;5810
            A;2;2019-10-02;50,00;5810
            A;3;2019-10-03;0100;5810
            """);
    LedgerImport found = held(ledger, choices(null, Map.of("5810", CostCategory.TRAVEL)));

    byte[] workbook =
        ReturnedLedger.of(
            ledger,
            found.faults(),
            "Påhittat",
            new ReturnedLedger.Heads("Rader", "Rad", "Skäl", "hålls tillbaka"),
            fault -> fault.key());

    List<Line> lines = TableFile.lines(workbook);
    assertThat(lines.get(0).cells()).containsExactly("Påhittat");
    assertThat(lines.get(1).cells())
        .containsExactly("Rad", "Skäl", "Serie", "Vernr", "Datum", "Belopp", "Konto");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(2).cells())
        .containsExactly("3", "budget.fault.amount", "A", "2", "2019-10-02", "tolv", "5810");
    assertThat(lines.get(3).cells())
        .containsExactly("4", "hålls tillbaka", "A", "2", "2019-10-02", "50,00", "5810");
    Ledger again = Ledger.read(workbook);
    assertThat(again.rows()).extracting(Ledger.Row::voucher).containsExactly("A 2");
    assertThat(again.faults()).hasSize(1);
  }

  @Test
  void aLineOfSieComesBackAsItStood() {
    Ledger ledger = read(SIE.replace("14800.00", "mycket"));
    byte[] workbook =
        ReturnedLedger.of(
            ledger,
            ledger.faults(),
            null,
            new ReturnedLedger.Heads("Rader", "Rad", "Skäl", "hålls tillbaka"),
            fault -> fault.key());

    assertThat(TableFile.lines(workbook))
        .extracting(line -> line.cell(2))
        .contains("#TRANS 6550 {6 \"4711\" 1 \"K10\"} mycket");
  }
}
