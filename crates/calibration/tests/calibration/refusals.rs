//! A log with a fault is refused as a whole, with the line of each fault.

use vigie_calibration::{ItemParameters, ItemsInUse, LogError, ResponseLog};

fn refusal(csv: impl AsRef<[u8]>) -> LogError {
    let parameters = ItemParameters { a: 1.0, b: 0.0 };
    let items = ["x", "y", "z"].map(|id| (id.to_owned(), parameters));
    ResponseLog::read(ItemsInUse::new("v", items).unwrap(), csv.as_ref()).unwrap_err()
}

fn message(csv: impl AsRef<[u8]>) -> String {
    refusal(csv).to_string()
}

#[test]
fn an_unknown_item_is_named() {
    assert_eq!(
        message("test,item,right\n1,x,1\n1,w,0\n"),
        "the log is refused, 1 fault:\nline 3: the bank has no item `w`"
    );
}

#[test]
fn a_second_answer_of_a_test_to_an_item_names_the_first() {
    assert_eq!(
        message("test,item,right\r\n1,x,1\r\n\r\n2,x,1\r\n1,x,1\r\n"),
        "the log is refused, 1 fault:\n\
         line 5: this test answers `x` a second time, the first is on line 2"
    );
}

#[test]
fn a_score_is_0_or_1() {
    let message = message("test,item,right\n1,x,true\n1,y,\n1,z,2\n");
    assert_eq!(
        message,
        "the log is refused, 3 faults:\nline 2: `right` must be 0 or 1\n\
         line 3: `right` must be 0 or 1\nline 4: `right` must be 0 or 1"
    );
}

#[test]
fn an_empty_log_is_refused() {
    for csv in ["", "\n\n", "test,item,right\n", "test,item,right"] {
        assert_eq!(
            message(csv),
            "the log is refused, 1 fault:\nline 1: no answer at all"
        );
    }
}

#[test]
fn more_columns_are_refused_because_the_log_must_be_anonymous() {
    for csv in [
        "name,test,item,right\nAda,1,x,1\n",
        "test,item,right,\n1,x,1,\n",
    ] {
        let message = message(csv);
        assert!(message.contains("line 1: 1 column more than"), "{message}");
        assert!(message.contains("the log must be anonymous"), "{message}");
        assert!(!message.contains("Ada"));
    }
    let message = message("test,item,right\n1,x,1\n1,y,1,Ada\n");
    assert!(
        message.contains("line 3: 4 cells instead of 3"),
        "{message}"
    );
    assert!(message.contains("the log must be anonymous"), "{message}");
    assert!(!message.contains("Ada"));
}

#[test]
fn a_label_that_could_be_a_name_is_refused_and_not_repeated() {
    let long = "a".repeat(65);
    for label in ["Ada Lovelace", "ada@example.org", "", "Zoë", &long] {
        let message = message(format!("test,item,right\n{label},x,1\n"));
        assert!(
            message.contains("line 2: the label of the test must be"),
            "{message}"
        );
        assert!(label.is_empty() || !message.contains(label));
    }
}

#[test]
fn the_first_line_names_the_three_columns() {
    for (csv, column) in [
        ("1,x,1\n2,x,0\n", "test"),
        ("test;item;right\n1;x;1\n", "test"),
        ("test,item\n1,x\n", "right"),
    ] {
        let message = message(csv);
        let expected = format!(
            "line 1: the first line must be `test,item,right`; without a column `{column}`"
        );
        assert!(message.contains(&expected), "{message}");
    }
    let message = message("test,item,right,item\n");
    assert!(
        message.contains("line 1: the column `item` is there twice"),
        "{message}"
    );
}

#[test]
fn broken_csv_is_refused_where_it_breaks() {
    let message_of = |csv: &str| message(csv);
    assert!(message_of("test,item,right\n1,x,1\n1,y\n").contains("line 3: 2 of 3 cells"));
    // The quote is never closed: all that follows is one cell.
    let open = message_of("test,item,right\n1,x,1\n\"2,x,1\n3,x,1\n");
    assert!(open.contains("line 3: 1 of 3 cells"), "{open}");
    let bytes = message(b"test,item,right\n1,x,1\n2,\xff,1\n");
    assert_eq!(
        bytes,
        "the log is refused, 1 fault:\nline 3: not UTF-8 text"
    );
}

#[test]
fn fifty_faults_are_listed_and_all_are_counted() {
    let rows: String = (0..70).map(|test| format!("{test},w,1\n")).collect();
    let refusal = refusal(format!("test,item,right\n{rows}"));
    assert_eq!((refusal.diagnostics().len(), refusal.count()), (50, 70));
    let message = refusal.to_string();
    assert!(message.starts_with("the log is refused, 70 faults:\nline 2: "));
    assert!(message.ends_with("line 51: the bank has no item `w`\nand 20 more"));
}
