package org.showpay.testing.words;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the comments of a folder's sources by the JDK's own parser; nothing is compiled. */
final class Comments extends TreePathScanner<@Nullable Void, String> {

  private final Map<String, Said> said = new HashMap<>();
  private final DocTrees trees;

  private Comments(DocTrees trees) {
    this.trees = trees;
  }

  static Map<String, Said> in(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> sources = Files.list(folder)) {
      List<Path> all = sources.filter(it -> it.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  ignored -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(all));
      Comments comments = new Comments(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        comments.scan(unit, String.valueOf(unit.getPackageName()));
      }
      return comments.said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name under which a method is kept. */
  static String method(String type, String name, int parameters) {
    return type + '#' + name + '/' + parameters;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, String outside) {
    String name = outside + '.' + type.getSimpleName();
    keep(name);
    return super.visitClass(type, name);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, String type) {
    keep(method(type, method.getName().toString(), method.getParameters().size()));
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, String type) {
    keep(type + '.' + variable.getName());
    return null;
  }

  private void keep(String name) {
    DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
    if (comment != null) {
      said.put(name, Prose.of(comment));
    }
  }
}
