package se.delaktig;

import java.util.regex.Pattern;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;

/**
 * Lets through components of the packages that belong to the query service and of no others: the
 * leaves {@code view}, {@code page} and {@code json} of every word of the programme. The sign-in
 * has pages of its own, in its own application.
 */
class OwnPackages implements TypeFilter {
  private static final Pattern OWN =
      Pattern.compile("se\\.delaktig\\.(?!signin\\.)\\w+\\.(view|page|json)\\..+");

  @Override
  public boolean match(MetadataReader type, MetadataReaderFactory types) {
    var annotations = type.getAnnotationMetadata();
    return isOwn(type.getClassMetadata().getClassName())
        && (annotations.hasAnnotation(Component.class.getName())
            || annotations.hasMetaAnnotation(Component.class.getName()));
  }

  static boolean isOwn(String className) {
    return OWN.matcher(className).matches();
  }
}
