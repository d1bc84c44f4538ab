package se.delaktig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

class OwnPackagesTest {
  private static boolean taken(String className) throws IOException {
    var classes = new SimpleMetadataReaderFactory();
    return new OwnPackages().match(classes.getMetadataReader(className), classes);
  }

  @Test
  void componentsOfPagesAndViewsAreOurs() throws IOException {
    assertThat(taken("se.delaktig.kernel.page.StartController")).isTrue();
    assertThat(taken("se.delaktig.kernel.page.PageSecurity")).isTrue();
  }

  @Test
  void whatIsNoComponentIsLeftAlone() throws IOException {
    assertThat(taken("se.delaktig.kernel.page.Bar")).isFalse();
  }

  @Test
  void theSignInsPagesAreItsOwn() {
    assertThat(OwnPackages.isOwn("se.delaktig.signin.page.SignInPage")).isFalse();
    assertThat(OwnPackages.isOwn("se.delaktig.kernel.http.CommandEndpoint")).isFalse();
    assertThat(OwnPackages.isOwn("se.delaktig.hours.view.PersonHoursView")).isTrue();
  }

  @Test
  void componentsOfOtherPackagesAreLeftToTheirOwnApplication() throws IOException {
    assertThat(taken("se.delaktig.kernel.gallery.GalleryController")).isFalse();
    assertThat(taken("se.delaktig.QueryServiceApplication")).isFalse();
  }
}
