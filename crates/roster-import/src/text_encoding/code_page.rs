//! Code page 850, which programs of the age of DOS still write. `encoding_rs` has the encodings
//! of the web, and this is none.

/// The characters of the bytes 0x80 to 0xff.
const UPPER_HALF: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Every byte is a character.
pub(super) fn decode_850(bytes: &[u8]) -> String {
    let upper: Vec<char> = UPPER_HALF.chars().collect();
    let decode = |byte: &u8| match byte {
        0..0x80 => char::from(*byte),
        _ => upper
            .get(usize::from(*byte) - 0x80)
            .copied()
            .unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(decode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_all_bytes() {
        assert_eq!(UPPER_HALF.chars().count(), 128);
        assert_eq!(decode_850(b"a\x80\xa0\xc0\xe0\xff"), "aÇá└Ó\u{a0}");
    }
}
