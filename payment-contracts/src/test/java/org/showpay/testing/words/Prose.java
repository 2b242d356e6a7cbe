package org.showpay.testing.words;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the compiler's view of a comment into Markdown. */
final class Prose {

  private static final String PARAGRAPH = "\u2029";

  private Prose() {}

  static Said of(DocCommentTree comment) {
    Map<String, String> parts = new HashMap<>();
    for (DocTree tag : comment.getBlockTags()) {
      if (tag instanceof ParamTree part) {
        parts.put(part.getName().toString(), text(part.getDescription()));
      }
    }
    return new Said(
        text(comment.getFirstSentence()), text(comment.getFullBody()), Map.copyOf(parts));
  }

  private static String text(List<? extends DocTree> trees) {
    String joined = trees.stream().map(Prose::text).collect(Collectors.joining());
    return Stream.of(joined.split(PARAGRAPH, -1))
        .map(paragraph -> paragraph.replaceAll("\\s+", " ").trim())
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String text(DocTree tree) {
    return switch (tree) {
      case TextTree words -> words.getBody();
      case LiteralTree literal -> '`' + literal.getBody().getBody().strip() + '`';
      case LinkTree link ->
          link.getLabel().isEmpty()
              ? '`' + simple(link.getReference().getSignature()) + '`'
              : text(link.getLabel());
      case StartElementTree element ->
          List.of("p", "li").contains(element.getName().toString()) ? PARAGRAPH : " ";
      case EntityTree entity -> entity.toString();
      default -> "";
    };
  }

  private static String simple(String signature) {
    String member = signature.substring(signature.indexOf('#') + 1);
    return member.substring(member.lastIndexOf('.') + 1);
  }
}
