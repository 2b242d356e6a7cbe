package org.showpay.acceptance.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A repository of git's with a few commits, whose build is a script. */
record SomeRepository(Path folder) {

  static SomeRepository begin(Path folder) throws Exception {
    SomeRepository repository = new SomeRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.git("config", "user.name", "Somebody");
    repository.git("config", "user.email", "somebody@example.org");
    Files.writeString(folder.resolve(".gitignore"), "/.showpay/\ntarget/\n");
    return repository;
  }

  /** Commits everything with another content, and tells the commit. */
  String commit(String content) throws Exception {
    Files.writeString(folder.resolve("content"), content);
    git("add", "--all");
    git("commit", "--quiet", "--message", content);
    return new Git(folder).ask("rev-parse", "HEAD").orElseThrow();
  }

  /** Has its build do this. */
  void build(String script) throws IOException {
    Path mvnw = folder.resolve("mvnw");
    Files.writeString(mvnw, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(mvnw, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  void git(String... words) throws Exception {
    new Git(folder).must(words);
  }
}
