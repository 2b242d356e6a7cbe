insert into good (sku, name, price, currency, stock) values
  ('CROCK-ONGGI',  'Onggi crock, 5 litres',              54000, 'KRW',  30),
  ('TIGER-PLUSH',  'Tiger with a magpie, to hug',        24000, 'KRW',  75),
  ('CAKE-WALNUT',  'Walnut cakes, 20 pieces',            11000, 'KRW', 150),
  ('KITE-SHIELD',  'Shield kite with its reel',          32000, 'KRW',  45);
