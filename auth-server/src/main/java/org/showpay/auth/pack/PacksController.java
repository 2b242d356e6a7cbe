package org.showpay.auth.pack;

import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackRegistration;
import org.showpay.contracts.pack.PacksApi;
import org.springframework.web.bind.annotation.RestController;

/** Packs over HTTP. */
@RestController
class PacksController implements PacksApi {

  private final PackRegistrar registrar;
  private final PackBook book;

  PacksController(PackRegistrar registrar, PackBook book) {
    this.registrar = registrar;
    this.book = book;
  }

  @Override
  public PackAnswer register(PackRegistration registration) {
    return registrar.register(registration);
  }

  @Override
  public Standing confirm(PackId pack, Holder holder) {
    return new Standing(book.confirm(pack, holder.handset()));
  }
}
