// Portolan
