package se.delaktig.hours.view;

/** What people are, by which they are parted at the ends of months. */
public enum Trait {
  SEX,
  AGE_GROUP;

  String of(PersonHours person) {
    return String.valueOf(
        switch (this) {
          case SEX -> person.sex();
          case AGE_GROUP -> person.ageGroup();
        });
  }
}
