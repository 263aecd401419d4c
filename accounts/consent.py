"""What readers agree to, word by word; who changes a text gives it another version."""

VERSION = "2026-11-27"
TEXTS = {
    "en": "I want to be written to about what I follow, as often as chosen, and to get the "
    "letters of the editors if I ticked them. My address serves for this "
    "alone, is given to nobody, and I can leave at any time by one press.",
    "es": "Quiero recibir correos sobre lo que sigo, con la frecuencia elegida, "
    "y recibir las cartas de la redacción si las marqué. Mi dirección sirve solo para "
    "eso, no se entrega a nadie, y puedo darme de baja en cualquier momento con un clic.",
    "pt": "Quero receber mensagens sobre o que acompanho, com a frequência escolhida, "
    "e receber as cartas da redação se as marquei. O meu endereço serve "
    "só para isso, não é dado a ninguém, e posso sair a qualquer momento com um clique.",
}
