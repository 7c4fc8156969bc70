//! The only way to register a route.

use super::{RouteAccess, enforce::enforce};
use crate::app::SharedApp;
use axum::{Router, middleware::from_fn_with_state, routing::MethodRouter};
use std::collections::BTreeMap;
use utoipa::openapi::{OpenApi, extensions::Extensions, path::Operation};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

/// Routes that are described elsewhere, each with who may use it.
#[derive(Default)]
pub struct GuardedRoutes(Vec<(&'static str, RouteAccess, MethodRouter<SharedApp>)>);

impl GuardedRoutes {
    /// With one route more.
    #[must_use]
    pub fn guarded(
        mut self,
        path: &'static str,
        access: RouteAccess,
        route: MethodRouter<SharedApp>,
    ) -> Self {
        self.0.push((path, access, route));
        self
    }
}

/// Resources with their description, each with who may use it.
pub(in crate::http) struct AccessRouter {
    app: SharedApp,
    router: OpenApiRouter<SharedApp>,
    /// By path; the operations of one path may differ.
    by_path: BTreeMap<String, Vec<(Vec<&'static str>, RouteAccess)>>,
}

impl AccessRouter {
    pub(in crate::http) fn new(app: &SharedApp) -> Self {
        Self {
            app: app.clone(),
            router: OpenApiRouter::new(),
            by_path: BTreeMap::new(),
        }
    }

    /// Registers the operations of one path that share one access.
    #[must_use]
    pub(in crate::http) fn guarded(
        mut self,
        access: RouteAccess,
        (schemas, paths, route): UtoipaMethodRouter<SharedApp>,
    ) -> Self {
        for (path, item) in &paths.paths {
            let methods = [
                ("get", &item.get),
                ("post", &item.post),
                ("put", &item.put),
                ("patch", &item.patch),
                ("delete", &item.delete),
            ];
            let methods = methods
                .into_iter()
                .filter(|(_, operation)| operation.is_some());
            let methods = methods.map(|(method, _)| method).collect();
            self.note(path, methods, access);
        }
        let route = self.layered(access, route);
        self.router = self.router.routes((schemas, paths, route));
        self
    }

    /// Registers routes that are described by hand.
    #[must_use]
    pub(in crate::http) fn guarded_all(mut self, routes: GuardedRoutes) -> Self {
        for (path, access, route) in routes.0 {
            self.note(path, vec!["get"], access);
            let route = self.layered(access, route);
            self.router = OpenApiRouter::route(self.router, path, route);
        }
        self
    }

    /// Notes a route for everybody that is registered elsewhere: the description itself.
    #[must_use]
    pub(in crate::http) fn noted(mut self, path: &str) -> Self {
        self.note(path, vec!["get"], RouteAccess::open());
        self
    }

    /// Applies a layer to what was registered so far.
    #[must_use]
    pub(in crate::http) fn map(
        mut self,
        map: impl FnOnce(OpenApiRouter<SharedApp>) -> OpenApiRouter<SharedApp>,
    ) -> Self {
        self.router = map(self.router);
        self
    }

    #[must_use]
    pub(in crate::http) fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        for (path, methods) in other.by_path {
            self.by_path.entry(path).or_default().extend(methods);
        }
        self
    }

    /// The routes, their description, and what the document says of who may use them.
    pub(in crate::http) fn split(self) -> (Router<SharedApp>, OpenApi, AccessDescription) {
        let (router, api) = self.router.split_for_parts();
        (router, api, AccessDescription(self.by_path))
    }

    fn note(&mut self, path: &str, methods: Vec<&'static str>, access: RouteAccess) {
        assert!(
            access.is_reachable(),
            "{path}: nobody who logs in at this portal may do {:?}",
            access.action
        );
        let entry = self.by_path.entry(path.to_owned()).or_default();
        entry.push((methods, access));
    }

    fn layered(
        &self,
        access: RouteAccess,
        route: MethodRouter<SharedApp>,
    ) -> MethodRouter<SharedApp> {
        route.route_layer(from_fn_with_state((self.app.clone(), access), enforce))
    }
}

/// Who may use which operation.
pub(in crate::http) struct AccessDescription(
    BTreeMap<String, Vec<(Vec<&'static str>, RouteAccess)>>,
);

impl AccessDescription {
    /// Says it of each operation.
    ///
    /// # Panics
    /// At the start of a server with an operation that nobody said it of, or the other way
    /// round.
    pub(in crate::http) fn add_to(&self, api: &mut OpenApi) {
        let mut described = 0;
        for (path, item) in &mut api.paths.paths {
            let operations = [
                ("get", &mut item.get),
                ("post", &mut item.post),
                ("put", &mut item.put),
                ("patch", &mut item.patch),
                ("delete", &mut item.delete),
            ];
            for (method, operation) in operations {
                let Some(operation) = operation else { continue };
                let access = self.of(path, method);
                let access = access.unwrap_or_else(|| panic!("{method} {path} has no access"));
                described += 1;
                describe(operation, access);
            }
        }
        let registered = self.0.values().flatten();
        let registered: usize = registered.map(|(methods, _)| methods.len()).sum();
        assert_eq!(described, registered, "a route is not described");
    }

    fn of(&self, path: &str, method: &str) -> Option<RouteAccess> {
        let mut entries = self.0.get(path)?.iter();
        let entry = entries.find(|(methods, _)| methods.contains(&method))?;
        Some(entry.1)
    }
}

fn describe(operation: &mut Operation, access: RouteAccess) {
    let says: Extensions = [("x-vigie-access", access.describe())]
        .into_iter()
        .collect();
    match &mut operation.extensions {
        Some(extensions) => extensions.merge(says),
        none => *none = Some(says),
    }
}
