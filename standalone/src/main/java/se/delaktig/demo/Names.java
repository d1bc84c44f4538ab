package se.delaktig.demo;

import java.util.List;
import java.util.Random;
import se.delaktig.participants.event.Sex;

/** Invented names, put together at random from common ones. */
final class Names {
  private static final List<String> WOMEN =
      words(
          """
          Agneta Aida Alva Amina Anette Anita Anna Annika Asha Birgitta Britt Camilla Carina Cecilia
          Dagny Ebba Elin Elsa Emelie Eva Fatima Frida Gerd Gun Hanna Hanin Helena Hodan Ida Ingela
          Ingrid Irina Jasmin Jenny Jessica Johanna Julia Katarina Khadija Kristina Lena Leyla Linda
          Lisa Lovisa Maja Malin Margareta Maria Marika Martina Matilda Mona Monika Nadia Nora Olga
          Pernilla Rania Rebecka Ritva Rosa Ruth Sahra Sandra Sara Selma Siv Sofia Susanne Svetlana
          Therese Tove Tuula Ulrika Vera Viktoria Wilma Yasmin Ylva Zahra Åsa
          """);
  private static final List<String> MEN =
      words(
          """
          Abdi Adam Ahmed Albin Alexander Amir Anders Andreas Anton Arvid Axel Bengt Bilal Bo Börje
          Christer Daniel Dawit Elias Emanuel Erik Esa Farid Filip Fredrik Gabriel Göran Gustav Hamid
          Hans Hassan Henrik Hugo Ibrahim Isak Ismail Jakob Jan Jari Jesper Joakim Joel Jonas Karl
          Kenneth Kent Lars Leif Linus Ludvig Magnus Marcus Martin Mattias Mehmet Mikael Mohamed Nils
          Noah Ola Oskar Patrik Per Peter Pontus Rasmus Reza Rikard Robert Roger Samuel Simon Stefan
          Sven Tariq Thomas Tobias Tomas Ulf Urban Viktor Vladimir William Yonas Yusuf Åke Östen
          """);
  private static final List<String> FAMILIES =
      words(
          """
          Abdullahi Ahlström Alm Andersson Axelsson Backlund Berg Berglund Bergström Björk Blom
          Blomqvist Borg Boström Brandt Bäckman Carlsson Dahl Dahlgren Danielsson Edlund Ek Eklund
          Ekström Engström Eriksson Falk Forsberg Franzén Fransson Gebre Grahn Gran Granlund
          Gustafsson Haile Hagström Hallberg Hansson Hassan Hedlund Hellström Henriksson Holm
          Holmgren Hussein Håkansson Isaksson Ivarsson Jakobsson Jansson Johansson Jonsson Järvinen
          Karlsson Khalil Kjellberg Korhonen Kovač Larsson Lind Lindberg Lindgren Lindholm Lindström
          Ljung Lund Lundberg Lundgren Lundqvist Löfgren Magnusson Markström Mattsson Mohammadi
          Mohamud Mårtensson Nguyen Nilsson Norberg Nordin Norén Nyberg Nygren Nyman Nyström Näslund
          Olsson Omar Persson Petrović Pettersson Popov Rahmani Rosén Sandberg Sandström Selander
          Sjöberg Sjögren Skoglund Strand Ström Sundberg Sundström Svensson Söderberg Tesfaye Virtanen
          Wallin Wennberg Westberg Wikström Yilmaz Zetterlund Åberg Åström Öberg Öhman
          """);

  private Names() {}

  static String given(Sex sex, Random random) {
    return one(sex == Sex.WOMAN ? WOMEN : MEN, random);
  }

  static String family(Random random) {
    return one(FAMILIES, random);
  }

  private static String one(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
