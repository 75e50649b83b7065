//! From bytes to a tree, in one pass and within bounds.

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use super::{Attribute, NONE, Node, Tree, name};
use crate::error::Refused;

/// How deep elements may nest; Word itself stays below a hundred.
const DEPTH: usize = 200;
/// Elements and texts of a part.
const NODES: usize = 6_000_000;
/// Attributes of one element, declarations of namespaces included.
const ATTRIBUTES: usize = 256;
/// Bytes of one start tag.
const TAG: usize = 1_000_000;
/// Bytes of one name.
const NAME: usize = 256;
/// Namespaces declared at one point of a part.
const NAMESPACES: usize = 1024;
/// Different names of a part.
const NAMES: usize = 20_000;

/// Reads a part.
pub(crate) fn read(part: &str, bytes: &[u8]) -> Result<Tree, Refused> {
    let mut building = Building { tree: Tree::default(), open: Vec::new(), spaces: Vec::new() };
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = true;
    let outcome = building.run(&mut reader);
    let at = reader.buffer_position();
    outcome.map_err(|reason| Refused::Part { part: part.to_owned(), at, reason })?;
    Ok(building.tree)
}

struct Building {
    tree: Tree,
    open: Vec<Open>,
    /// Prefix and usual prefix of every namespace in force, innermost last.
    spaces: Vec<(Box<[u8]>, &'static str)>,
}

/// An element that has not ended.
struct Open {
    at: u32,
    last: u32,
    /// Namespaces in force outside of it.
    spaces: usize,
}

impl Building {
    fn run(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), String> {
        loop {
            match reader.read_event().map_err(|_| "不是合法的 XML".to_owned())? {
                Event::Start(start) => self.start(&start)?,
                Event::Empty(start) => {
                    self.start(&start)?;
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(utf8(&text)?)?,
                Event::CData(text) => self.text(utf8(&text)?)?,
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(character)) => self.text(character.encode_utf8(&mut [0; 4]))?,
                    Ok(None) => {
                        let known = resolve_predefined_entity(utf8(&entity)?);
                        self.text(known.ok_or("用了自定义的实体，没有展开")?)?;
                    }
                    Err(_) => return Err("字符引用不对".to_owned()),
                },
                Event::DocType(_) => return Err("含有文档类型声明（DTD），没有读入".to_owned()),
                Event::Decl(declaration) => {
                    let encoding = declaration.encoding().and_then(Result::ok);
                    if encoding.is_some_and(|name| !name.eq_ignore_ascii_case(b"utf-8")) {
                        return Err("不是 UTF-8 编码".to_owned());
                    }
                }
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof if !self.open.is_empty() => return Err("没有结束就断了".to_owned()),
                Event::Eof if self.tree.nodes.is_empty() => return Err("是空的".to_owned()),
                Event::Eof => return Ok(()),
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() >= DEPTH {
            return Err(format!("元素嵌套超过{DEPTH}层"));
        }
        if start.len() > TAG || start.name().as_ref().len() > NAME {
            return Err("元素的标记过长".to_owned());
        }
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err("有两个根元素".to_owned());
        }
        let spaces = self.spaces.len();
        let from = self.tree.attributes.len();
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| "属性写法不对".to_owned())?;
            let key = attribute.key.as_ref();
            if attributes.len() >= ATTRIBUTES || key.len() > NAME {
                return Err("属性过多或名称过长".to_owned());
            }
            let value = utf8(&attribute.value)?;
            let value = quick_xml::escape::unescape(value).map_err(|_| "属性值含有未知的实体")?;
            if key == b"xmlns" {
                self.declare(b"", &value)?;
            } else if let Some(prefix) = key.strip_prefix(b"xmlns:") {
                self.declare(prefix, &value)?;
            }
            attributes.push((attribute.key, value.into_owned()));
        }
        for (key, value) in attributes {
            let name = self.name(key.as_ref(), false)?;
            let (from, to) = self.keep(&value)?;
            self.tree.attributes.push(Attribute { name, from, to });
        }
        let name = self.name(start.name().as_ref(), true)?;
        let to = self.tree.attributes.len();
        let (from, to) = (position(from)?, position(to)?);
        let at = self.append(Node { name, first: NONE, next: NONE, from, to })?;
        self.open.push(Open { at, last: NONE, spaces });
        Ok(())
    }

    fn end(&mut self) {
        if let Some(open) = self.open.pop() {
            self.spaces.truncate(open.spaces);
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        // White space around the root, and a byte order mark.
        if self.open.is_empty() || text.is_empty() {
            return Ok(());
        }
        let (from, to) = self.keep(text)?;
        self.append(Node { name: Node::TEXT, first: NONE, next: NONE, from, to })?;
        Ok(())
    }

    fn keep(&mut self, text: &str) -> Result<(u32, u32), String> {
        let from = position(self.tree.text.len())?;
        self.tree.text.push_str(text);
        Ok((from, position(self.tree.text.len())?))
    }

    fn append(&mut self, node: Node) -> Result<u32, String> {
        let at = position(self.tree.nodes.len())?;
        if self.tree.nodes.len() >= NODES {
            return Err(format!("元素超过{NODES}个"));
        }
        self.tree.nodes.push(node);
        if let Some(parent) = self.open.last_mut() {
            let before = if parent.last == NONE { parent.at } else { parent.last };
            if let Some(before) = self.tree.nodes.get_mut(before as usize) {
                let link = if parent.last == NONE { &mut before.first } else { &mut before.next };
                *link = at;
            }
            parent.last = at;
        }
        Ok(at)
    }

    fn declare(&mut self, prefix: &[u8], uri: &str) -> Result<(), String> {
        if self.spaces.len() >= NAMESPACES {
            return Err("声明的命名空间过多".to_owned());
        }
        self.spaces.push((prefix.into(), name::usual(uri)));
        Ok(())
    }

    /// The position of a name, with the usual prefix. Attributes have no default namespace.
    fn name(&mut self, raw: &[u8], element: bool) -> Result<u32, String> {
        let raw = utf8(raw)?;
        let (prefix, local) = raw.split_once(':').unwrap_or(("", raw));
        let declared = self.spaces.iter().rev().find(|(known, _)| **known == *prefix.as_bytes());
        let usual = match declared {
            _ if prefix.is_empty() && !element => "",
            Some((_, usual)) => usual,
            None if prefix == "xml" || prefix == "xmlns" => prefix,
            None => "",
        };
        if self.tree.names.len() >= NAMES {
            return Err("名称的种类过多".to_owned());
        }
        Ok(match usual {
            "" => self.tree.names.place(local),
            usual => self.tree.names.place(&format!("{usual}:{local}")),
        })
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|_| "不是 UTF-8 文字".to_owned())
}

fn position(at: usize) -> Result<u32, String> {
    u32::try_from(at).map_err(|_| "过大".to_owned())
}
