//! Responses that follow from the kind of a request.

use utoipa::openapi::{
    Content, HeaderBuilder, ObjectBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder, Type,
    path::{Operation, ParameterIn, PathItem},
};

/// Tag of operations that answer in a way of their own and list everything themselves.
const WITHOUT_COMMON: [&str; 2] = ["socket", "operation"];

/// Adds to each operation what any operation of its kind can answer.
pub(super) fn add_common(api: &mut OpenApi) {
    for item in api.paths.paths.values_mut() {
        for (changes_state, operation) in operations(item) {
            let tags = operation.tags.iter().flatten();
            if tags.into_iter().any(|tag| WITHOUT_COMMON.contains(&&**tag)) {
                continue;
            }
            add_to(operation, changes_state);
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (bool, &mut Operation)> {
    let reading = item.get.iter_mut().map(|operation| (false, operation));
    let changing = [
        &mut item.post,
        &mut item.put,
        &mut item.patch,
        &mut item.delete,
    ];
    let changing = changing.into_iter().flatten();
    reading.chain(changing.map(|operation| (true, operation)))
}

fn add_to(operation: &mut Operation, changes_state: bool) {
    let has_parameter = |place: ParameterIn| {
        let mut parameters = operation.parameters.iter().flatten();
        parameters.any(|parameter| match parameter {
            RefOr::T(parameter) => parameter.parameter_in == place,
            RefOr::Ref(_) => false,
        })
    };
    let in_query = has_parameter(ParameterIn::Query);
    let in_path = has_parameter(ParameterIn::Path);
    let has_body = operation.request_body.is_some();
    let has_login = operation.security.is_some();
    let common = [
        (has_body || in_query, "400", "malformed"),
        (has_login, "401", "not_logged_in"),
        (changes_state, "403", "wrong_origin"),
        // Who is logged in may have been erased since.
        (in_path || has_login, "404", "not_found"),
        (has_body, "408", "too_slow"),
        (has_body, "413", "too_large"),
        (has_body, "415", "not_json"),
        (true, "429", "too_many_requests"),
        (true, "500", "internal"),
        (true, "503", "busy"),
    ];
    for (applies, status, code) in common {
        if applies {
            add_code(operation, status, code);
        }
    }
    for status in ["429", "503"] {
        if let Some(RefOr::T(response)) = operation.responses.responses.get_mut(status) {
            add_retry_after(response);
        }
    }
}

fn add_retry_after(response: &mut Response) {
    let schema = ObjectBuilder::new().schema_type(Type::Integer).build();
    let header = HeaderBuilder::new()
        .schema(Some(schema))
        .description(Some("seconds"));
    response
        .headers
        .insert("Retry-After".to_owned(), RefOr::T(header.build()));
}

/// Names `code` among the codes of the response with this status.
fn add_code(operation: &mut Operation, status: &str, code: &str) {
    let responses = &mut operation.responses.responses;
    match responses.get_mut(status) {
        Some(RefOr::T(response)) if !response.description.contains(code) => {
            let known = std::mem::take(&mut response.description);
            response.description = match known.is_empty() {
                true => code.to_owned(),
                false => format!("{known}; {code}"),
            };
        }
        Some(_) => {}
        None => {
            responses.insert(status.to_owned(), RefOr::T(error_response(code)));
        }
    }
}

fn error_response(code: &str) -> Response {
    let body = Content::new(Some(Ref::from_schema_name("ErrorBody")));
    ResponseBuilder::new()
        .description(code)
        .content("application/json", body)
        .build()
}
