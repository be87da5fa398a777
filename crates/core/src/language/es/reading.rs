//! How Spanish is read: the words of menus, callers and questions.

use rust_stemmers::{Algorithm, Stemmer};

use crate::language::locale::Reading;

pub(super) const READING: Reading = Reading {
    stemmer: || Stemmer::create(Algorithm::Spanish),
    silent: "a ahora al algo como con cual cuando cuanto cuál cuándo cuánto cómo de del desde donde dónde \
             el ella en es esa ese esta están este está fue gracias ha hacer hay he hola hoy la las le lo los \
             me mi mis muy más no nos nuestra nuestro o para pero por porque puede puedo que quien \
             quiero quién qué se ser si sin sobre son su sus sí tengo tiene tienen un una unas uno unos ya \
             yo",
    weak: "alguien ayuda ayudar buscar busco contactar hablar llamar necesito número persona \
             pregunta preguntar teléfono",
    doing: "abrir agendar arreglar cambiar cancelar cerrar comprar corregir enviar hacer informar obtener \
            ordenar pagar pedir presentar quitar recibir reclamar registrar renovar reparar reportar reservar \
            retirar sacar solicitar tramitar ver",
    related: &[
        "abrir nuevo nueva empezar comenzar iniciar",
        "alguien persona operador operadora agente representante",
        "arreglar reparar roto rota dañado dañada descompuesto",
        "basura desechos reciclaje",
        "bache hoyo agujero",
        "cambiar cambio actualizar corregir",
        "calle camino avenida",
        "cancelar anular terminar",
        "cita consulta visita turno",
        "clave contraseña acceso entrar",
        "comercial comercio negocio tienda empresa",
        "cuenta factura recibo",
        "doctor doctora médico médica",
        "empleado empleada trabajador trabajadora miembro",
        "farol lámpara luz alumbrado",
        "horario horas abre abren abierto abierta cierra cierran cerrado cerrada atiende atienden",
        "inspección inspector revisar",
        "licencia permiso",
        "medicina medicamento receta",
        "obra construcción construir remodelar",
        "pagar pago",
        "perdido perdida perder extraviado",
        "pregunta duda consulta",
        "queja reclamo reclamación",
        "robado robada robo",
        "urgencia urgente emergencia",
    ],
    endings: &[],
    by_fax: &[],
    by_email: &["correo", "escribir"],
    by_web: &[],
    press: &["oprima", "presione", "pulse", "marque"],
    before_key: &["la", "el", "tecla"],
    joining: &["para", "y", "o"],
    lacking: &[" no tiene", " no lo tiene", " no la tiene", " sin "],
    keys: &[
        ("cero", "0"),
        ("uno", "1"),
        ("dos", "2"),
        ("tres", "3"),
        ("cuatro", "4"),
        ("cinco", "5"),
        ("seis", "6"),
        ("siete", "7"),
        ("ocho", "8"),
        ("nueve", "9"),
        ("asterisco", "*"),
        ("estrella", "*"),
        ("numeral", "#"),
        ("gato", "#"),
        ("almohadilla", "#"),
    ],
    advertising: &["visite nuestro sitio", "nuestra aplicación"],
};
