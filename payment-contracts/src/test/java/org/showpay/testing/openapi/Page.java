package org.showpay.testing.openapi;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes a document as people read YAML: in blocks, texts of several lines as they are. */
final class Page {

  private static final int WIDTH = 100;

  private Page() {}

  static String of(Object document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(WIDTH);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setDereferenceAliases(true);
    return new Yaml(new Blocks(options), options).dump(document);
  }

  private static final class Blocks extends Representer {

    Blocks(DumperOptions options) {
      super(options);
      this.multiRepresenters.put(String.class, this::text);
      this.representers.put(String.class, this::text);
    }

    private Node text(Object data) {
      String text = (String) data;
      return text.contains("\n")
          ? representScalar(Tag.STR, text, DumperOptions.ScalarStyle.LITERAL)
          : representScalar(Tag.STR, text);
    }
  }
}
