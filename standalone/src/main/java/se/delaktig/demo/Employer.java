package se.delaktig.demo;

import java.time.LocalDate;
import java.util.List;
import se.delaktig.organisations.event.OrganisationId;

/**
 * One of the eight organisations as the demonstration plays it. How the 2,684 employees and the 615
 * preparands split over them is invented.
 *
 * @param people how many are employed
 * @param preparands how many of them take the preparand training
 * @param dialogueMinutes how much dialogue an employee has had on average when the demonstration's
 *     clock begins to run; the plan has 300
 * @param joined the first day its hours count
 * @param workplaces their names
 */
record Employer(
    OrganisationId id,
    int people,
    int preparands,
    int dialogueMinutes,
    LocalDate joined,
    List<String> workplaces) {
  private static final LocalDate START = LocalDate.of(2018, 2, 1);

  /** The one that joined later than the others. */
  static final OrganisationId LATE = new OrganisationId("sjovik");

  static List<Employer> all() {
    return List.of(
        of("avesta-kommun", 1842, 442, 149, AVESTA),
        of("gamla-byn", 96, 24, 188, "Fastighetsskötsel, Lokalvård, Uthyrning, Drift och teknik"),
        of("avesta-vatten", 54, 16, 187, "Vattenverket, Återbruket"),
        of("raddningstjansten", 78, 14, 72, "Station Norr, Station Syd, Deltid Väst, Förebyggande"),
        new Employer(
            LATE, 46, 10, 185, LocalDate.of(2019, 1, 14), list("Lärarlaget, Kök och internat")),
        of("orsa-kommun", 528, 97, 130, ORSA),
        of("orsa-lokaler", 22, 7, 178, "Lokaler och service"),
        of("orsa-bostader", 18, 5, 98, "Kontoret, Bovärdar"));
  }

  private static final String AVESTA =
      """
      Förskolan Gladan, Förskolan Björken, Förskolan Blåklockan, Förskolan Domherren,
      Förskolan Ekorren, Förskolan Fjärilen, Förskolan Gläntan, Förskolan Humlan,
      Förskolan Igelkotten, Förskolan Kastanjen, Förskolan Lärkan, Förskolan Månstenen,
      Förskolan Näckrosen, Förskolan Regnbågen, Förskolan Svalan, Förskolan Trollet,
      Bergets skola, Dalens skola, Granens skola, Hedens skola, Kullens skola, Lindens skola,
      Strandens skola, Ängens skola, Gymnasiet Fyren, Vuxenutbildningen, Kulturskolan,
      Elevhälsan, Språkcentrum, Äldreboendet Asken, Äldreboendet Balder, Äldreboendet Cedern,
      Äldreboendet Ejdern, Äldreboendet Freja, Äldreboendet Hagen, Äldreboendet Irisen,
      Äldreboendet Kornet, Hemtjänsten Centrum, Hemtjänsten Norr, Hemtjänsten Söder,
      Hemtjänsten Öster, Nattpatrullen, Hemsjukvården, Rehabteamet, Gruppbostaden Linden,
      Gruppbostaden Rönnen, Gruppbostaden Sälgen, Gruppbostaden Tallen, Daglig verksamhet,
      Personlig assistans, Familjeenheten, Försörjningsenheten, Biståndsenheten, Köket Centralen,
      Köken i skolorna, Lokalvården, Gata och park, Bygg och miljö, Biblioteket, Fritid,
      Kommunkansliet, Ekonomi och personal
      """;
  private static final String ORSA =
      """
      Förskolan Hjorten, Förskolan Kotten, Förskolan Loet, Förskolan Myran, Förskolan Orren,
      Förskolan Sländan, Bäckens skola, Sjöns skola, Åsens skola, Äldreboendet Liljan,
      Äldreboendet Solgläntan, Hemtjänsten Orsa, Hemsjukvården Orsa, Gruppbostaden Forsen,
      Individ och familj, Kök och lokalvård, Teknik och service, Kommunhuset
      """;

  private static Employer of(
      String id, int people, int preparands, int dialogueMinutes, String workplaces) {
    return new Employer(
        new OrganisationId(id), people, preparands, dialogueMinutes, START, list(workplaces));
  }

  private static List<String> list(String names) {
    return List.of(names.strip().split("\\s*,\\s*"));
  }
}
