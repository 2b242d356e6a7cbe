insert into good (sku, name, price, currency, stock) values
  ('TEA-GREEN',  'Green tea from Boseong, 100 g',        14000, 'KRW', 200),
  ('TEA-BARLEY', 'Roasted barley tea, 500 g',             6500, 'KRW', 300),
  ('RICE-10',    'Rice from Icheon, 10 kg',              42000, 'KRW', 120),
  ('SEAWEED',    'Roasted seaweed, 20 packs',            12900, 'KRW', 250),
  ('BOWL-WHITE', 'White porcelain bowl',                 38000, 'KRW',  60),
  ('FAN-PAPER',  'Folding fan of mulberry paper',        27000, 'KRW',  80),
  ('LAMP-DESK',  'Desk lamp',                            89000, 'KRW',  40),
  ('BIKE-CITY',  'City bicycle with three gears',       459000, 'KRW',  10);
