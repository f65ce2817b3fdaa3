use proc_macro2::{Delimiter, LexError, TokenStream, TokenTree};

/// The library by its own name, as the command calls it.
const LIBRARY: &str = "ridgecast";

/// What a file uses of the crate's top-level modules, in imports and elsewhere.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) uses: Vec<Use>,
    /// Modules in files of their own that are compiled for tests alone.
    pub(crate) test_modules: Vec<String>,
}

/// A top-level module that is named in a path.
#[derive(Debug)]
pub(crate) struct Use {
    pub(crate) module: String,
    pub(crate) line: usize,
}

impl Scan {
    /// Reads a file whose module lies `depth` below the crate.
    pub(crate) fn of(text: &str, depth: usize) -> Result<Self, LexError> {
        let mut scan = Self::default();
        scan.read(text.parse()?, depth);
        Ok(scan)
    }

    fn read(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        while let [first, behind @ ..] = rest {
            rest = match behind {
                [attribute, item @ ..] if is_punct(first, '#') && is_cfg_test(attribute) => self.pass_over(item),
                _ => {
                    self.read_path(rest, depth);
                    match first {
                        // An inline module is one deeper.
                        TokenTree::Ident(word) if word == "mod" => match behind {
                            [_, TokenTree::Group(body), behind @ ..] => {
                                self.read(body.stream(), depth + 1);
                                behind
                            }
                            _ => behind,
                        },
                        TokenTree::Group(group) => {
                            self.read(group.stream(), depth);
                            behind
                        }
                        _ => behind,
                    }
                }
            };
        }
    }

    /// The path that begins here, if it begins at the crate's root. `super` gets there from where the file lies.
    fn read_path(&mut self, tokens: &[TokenTree], depth: usize) {
        let [TokenTree::Ident(first), behind @ ..] = tokens else { return };
        let mut behind = behind;
        if first == "super" {
            for _ in 1..depth {
                match behind {
                    [a, b, TokenTree::Ident(word), further @ ..] if is_path(a, b) && word == "super" => {
                        behind = further
                    }
                    _ => return,
                }
            }
        } else if first != "crate" && first != LIBRARY {
            return;
        }
        let [a, b, named, ..] = behind else { return };
        if !is_path(a, b) {
            return;
        }
        match named {
            TokenTree::Group(many) if many.delimiter() == Delimiter::Brace => {
                let mut begins = true;
                for token in many.stream() {
                    if begins {
                        self.note(&token);
                    }
                    begins = is_punct(&token, ',');
                }
            }
            one => self.note(one),
        }
    }

    fn note(&mut self, named: &TokenTree) {
        let (module, line) = (named.to_string(), named.span().start().line);
        // `use super::{self, …}` and `super::super` above what is left of the path name no module.
        if !matches!(module.as_str(), "self" | "super") {
            self.uses.push(Use { module, line });
        }
    }

    /// Passes over the item behind `#[cfg(test)]`.
    fn pass_over<'a>(&mut self, item: &'a [TokenTree]) -> &'a [TokenTree] {
        let end = item.iter().position(|token| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            token => is_punct(token, ';'),
        });
        let (item, behind) = item.split_at(end.map_or(item.len(), |end| end + 1));
        if let [.., TokenTree::Ident(word), TokenTree::Ident(name), end] = item
            && word == "mod"
            && is_punct(end, ';')
        {
            self.test_modules.push(name.to_string());
        }
        behind
    }
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_path(first: &TokenTree, second: &TokenTree) -> bool {
    is_punct(first, ':') && is_punct(second, ':')
}

fn is_cfg_test(attribute: &TokenTree) -> bool {
    matches!(attribute, TokenTree::Group(group) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}
