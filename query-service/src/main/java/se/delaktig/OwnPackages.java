package se.delaktig;

import java.util.regex.Pattern;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;

/** Lets through components of the packages that belong to the query service and of no others. */
class OwnPackages implements TypeFilter {
  private static final Pattern OWN =
      Pattern.compile("se\\.delaktig\\.\\w+\\.(view|page|json)\\..+");

  @Override
  public boolean match(MetadataReader type, MetadataReaderFactory types) {
    var annotations = type.getAnnotationMetadata();
    return OWN.matcher(type.getClassMetadata().getClassName()).matches()
        && (annotations.hasAnnotation(Component.class.getName())
            || annotations.hasMetaAnnotation(Component.class.getName()));
  }
}
