package se.delaktig.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path data;
  private Path store;
  private DemoFolder folder;

  @BeforeEach
  void aDemonstrationsFolder() {
    store = data.resolve("store");
    folder = new DemoFolder(data, store);
  }

  @Test
  void aPlayingThatWasCutOffIsBegunAnewWithoutWhatItLeft() throws IOException {
    Files.createFile(data.resolve("demo-being-played"));
    halfPlayed();
    assertThat(folder.begun()).isTrue();
    assertThat(folder.played()).isFalse();
    assertThat(folder.begin()).isTrue();
    assertThat(store).doesNotExist();
  }

  @Test
  void whatAnotherProcessIsPlayingIsLeftAlone() throws IOException {
    folder.begin();
    halfPlayed();
    assertThatThrownBy(() -> new DemoFolder(data, store).begin())
        .isInstanceOf(DemoFolder.BeingPlayedException.class)
        .hasMessageContaining(data.toString());
    assertThat(store.resolve("store.mv")).exists();
  }

  @Test
  void aRealOfficeIsLeftAlone() throws IOException {
    halfPlayed();
    assertThat(folder.begin()).isFalse();
    assertThat(store.resolve("store.mv")).exists();
  }

  @Test
  void whatWasPlayedToItsEndStays() throws IOException {
    folder.begin();
    halfPlayed();
    DemoClock.in(data).runOnFrom(Demonstration.now());
    folder.end();
    assertThat(folder.played()).isTrue();
    assertThat(store.resolve("store.mv")).exists();
  }

  private void halfPlayed() throws IOException {
    Files.createDirectories(store);
    Files.writeString(store.resolve("store.mv"), "half");
  }
}
