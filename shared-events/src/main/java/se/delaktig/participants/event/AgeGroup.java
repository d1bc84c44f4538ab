package se.delaktig.participants.event;

/** The fund's age groups 2014–2020, by age on the day of registration. */
public enum AgeGroup {
  UNDER_25,
  FROM_25_TO_54,
  OVER_54;

  public static AgeGroup of(int age) {
    return age < 25 ? UNDER_25 : age <= 54 ? FROM_25_TO_54 : OVER_54;
  }
}
