package org.showpay.mall.goods;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** Everything on sale. */
public interface Goods extends Repository<Good, String> {

  /** All goods in the order of their names. */
  List<Good> findAllByOrderByName();

  /** Those of these goods that the shop has. */
  List<Good> findAllBySkuIn(Collection<String> skus);
}
